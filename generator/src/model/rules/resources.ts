import { parseQuantity } from '../../config/quantity.ts';
import type { Issue } from '../../issue.ts';
import { once, settingOf, type Rule } from './rule.ts';

/** A pod cannot reserve more than it may use: Kubernetes refuses it. */
export const limitsCoverRequests: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] =>
      (['cpu', 'memory'] as const).flatMap((name) => {
        const request = instance.resources.requests[name];
        const limit = instance.resources.limits[name];
        if ((parseQuantity(limit) ?? 0) >= (parseQuantity(request) ?? 0)) return [];
        return [
          {
            code: 'limit-below-request',
            message: `is below the requested ${name}`,
            at: settingOf(facts, instance, 'resources', 'limits', name),
            expected: `at least the request of ${request}`,
            got: limit,
            hint: 'raise the limit or lower the request',
          },
        ];
      }),
    ),
  );

/** A volume of one node serves one pod. */
export const volumesHaveOneReplica: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter(({ media, replicas }) => media.kind === 'volume' && replicas > 1)
      .map((instance) => ({
        code: 'volume-with-replicas',
        message: 'needs media that several pods can reach',
        at: settingOf(facts, instance, 'replicas'),
        expected: '1 replica with media on a volume, or media on s3',
        got: String(instance.replicas),
        hint: 'move the media to s3 first; docs/media.md tells how',
      })),
  );

/** Kubernetes refuses a toleration that compares a value it says not to compare. */
export const tolerationsAreConsistent: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance) =>
      instance.scheduling.tolerations.flatMap(
        ({ key, operator = 'Equal', value }, index): Issue[] => {
          const at = settingOf(facts, instance, 'scheduling', 'tolerations', index);
          if (operator === 'Exists' && value !== undefined) {
            return [toleration(at, 'no value beside the operator Exists', 'a value')];
          }
          if (operator === 'Equal' && key === undefined) {
            return [toleration(at, 'a key, or the operator Exists', 'neither')];
          }
          return [];
        },
      ),
    ),
  );

function toleration(at: Issue['at'], expected: string, got: string): Issue {
  return { code: 'invalid-toleration', message: 'contradicts itself', at, expected, got };
}
