import { parseQuantity } from '../../config/quantity.ts';
import type { Issue } from '../../issue.ts';
import { writtenLast } from '../layers.ts';
import { mostReplicas } from '../replicas.ts';
import type { Instance } from '../model.ts';
import { isPlausible } from './quantities.ts';
import { once, settingOf, type Facts, type Rule } from './rule.ts';

/** A pod cannot reserve more than it may use: Kubernetes refuses it. */
export const limitsCoverRequests: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] =>
      (['cpu', 'memory'] as const).flatMap((name) => {
        const request = instance.resources.requests[name];
        const limit = instance.resources.limits[name];
        // One that nobody means says nothing of the other.
        if (![request, limit].every((amount) => isPlausible(name, amount))) return [];
        if ((parseQuantity(limit) ?? Infinity) >= (parseQuantity(request) ?? 0)) return [];
        return [limitBelowRequest(facts, instance, name, request, limit)];
      }),
    ),
  );

/** It points at the one of the two that was written last: the other was there before. */
function limitBelowRequest(
  facts: Facts,
  instance: Instance,
  name: 'cpu' | 'memory',
  request: string,
  limit: string,
): Issue {
  const requestPath = ['resources', 'requests', name];
  const limitPath = ['resources', 'limits', name];
  const { site, environment } = instance;
  const paths = [limitPath, requestPath];
  const last = writtenLast(facts.config, site, environment.name, paths) ?? limitPath;
  const hint = 'raise the limit or lower the request';
  const common = { code: 'limit-below-request', at: settingOf(facts, instance, ...last), hint };
  return last === limitPath
    ? {
        ...common,
        message: `is below the requested ${name}`,
        expected: `at least the request of ${request}`,
        got: limit,
      }
    : {
        ...common,
        message: `is above the ${name} limit`,
        expected: `at most the limit of ${limit}`,
        got: request,
      };
}

/** A volume of one node serves one pod. */
export const volumesHaveOneReplica: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter((instance) => instance.media.kind === 'volume' && mostReplicas(instance) > 1)
      .map((instance) => ({
        code: 'volume-with-replicas',
        message: 'needs media that several pods can reach',
        at: settingOf(facts, instance, 'replicas'),
        expected: '1 replica with media on a volume, or media on s3',
        got: String(mostReplicas(instance)),
        hint: 'move the media to s3 first; docs/media.md tells how',
      })),
  );

/** Between the fewest and the most pods there is something to decide. */
export const spansAreNotEmpty: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] => {
      const { replicas, autoscaling } = instance;
      if (!autoscaling || autoscaling.to > replicas) return [];
      return [
        {
          code: 'empty-span',
          message: 'leaves the load nothing to decide',
          at: settingOf(facts, instance, 'replicas', 'to'),
          expected: `more than the ${replicas} of from`,
          got: String(autoscaling.to),
          hint: `raise to, or write replicas: ${replicas}`,
        },
      ];
    }),
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
  const hint = 'Exists matches by the key alone, Equal by key and value';
  return { code: 'invalid-toleration', message: 'contradicts itself', at, expected, got, hint };
}
