import { imageReference } from '../../releases/release.ts';
import type { Expectation } from './expectation.ts';
import { readDeployment, type ObservedDeployment } from './observed.ts';

/** The workload that serves the site, and its container. */
export const serverName = 'web';

/** What is missing before every pod of the site runs the release, and no other pod is left. */
export function judgeDeployment(object: unknown, { namespace, release }: Expectation): string[] {
  const where = `the Deployment ${serverName} in ${namespace}`;
  if (object === undefined) return [`${where} does not exist`];
  const deployment = readDeployment(object);
  if (deployment === undefined) return [`${where} could not be understood`];
  const { metadata, spec, status } = deployment;
  const image = spec.template.spec.containers.find(({ name }) => name === serverName)?.image;
  const expected = imageReference(release);
  return [
    ...(image === expected
      ? []
      : [`${where} runs ${image ?? `no container ${serverName}`} instead of ${expected}`]),
    ...(status?.observedGeneration === metadata.generation
      ? judgeRollout(deployment)
      : [`${where} was changed and Kubernetes has not looked at it yet`]),
  ];
}

function judgeRollout({ spec, status }: ObservedDeployment): string[] {
  const wanted = spec.replicas;
  if (wanted === 0) {
    return [
      'the site is scaled to 0 pods, as a session of Okteto leaves it: end it with "okteto down", or bring it back with "pnpm reset"',
    ];
  }
  const {
    replicas = 0,
    updatedReplicas = 0,
    availableReplicas = 0,
    conditions = [],
  } = status ?? {};
  const left = replicas - updatedReplicas;
  return [
    ...(updatedReplicas === wanted
      ? []
      : [`${updatedReplicas} of ${wanted} pods have the release`]),
    ...(availableReplicas === wanted ? [] : [`${availableReplicas} of ${wanted} pods are ready`]),
    ...(left <= 0 ? [] : [`pods of an earlier rollout are still there: ${left}`]),
    ...conditions
      .filter(({ type, status: state }) => type === 'Progressing' && state === 'False')
      .map(({ reason, message }) => `the rollout stands still (${reason}): ${message}`),
  ];
}
