import type { IContainer } from 'kubernetes-models/v1/Container';
import type { IPodSpec } from 'kubernetes-models/v1/PodSpec';
import type { Job } from './job.ts';
import { mediaVariables } from './media-job.ts';
import { sanitisation } from './sanitise-sql.ts';

/** A Job in two halves that have no field in common but their names; kustomize puts them together. */
export interface SplitJob {
  /** The same for every Job of its kind, script included. */
  readonly shared: Job;
  /** What is left for one site in one environment. */
  readonly own: Job;
}

/** Splits the Job of an operation, so that a script is written down once and not for each site. */
export function splitJob({ apiVersion, kind, metadata, spec }: Job): SplitJob {
  const { template, ...run } = spec ?? { template: {} };
  const [sharedPod, ownPod] = splitPod(template.spec ?? { containers: [] });
  return {
    shared: {
      apiVersion,
      kind,
      metadata: { name: metadata.name },
      spec: { ...run, template: { spec: sharedPod } },
    },
    own: { apiVersion, kind, metadata, spec: { template: { ...template, spec: ownPod } } },
  };
}

function splitPod(pod: IPodSpec): [IPodSpec, IPodSpec] {
  const { automountServiceAccountToken, enableServiceLinks, restartPolicy, securityContext } = pod;
  const same = {
    automountServiceAccountToken,
    enableServiceLinks,
    restartPolicy,
    securityContext,
    ...(pod.affinity && { affinity: pod.affinity }),
  };
  const own = Object.entries(pod).filter(([field]) => !Object.hasOwn(same, field));
  const halves = pod.containers.map(splitContainer);
  return [
    { ...(same as Partial<IPodSpec>), containers: halves.map(([shared]) => shared) },
    { ...Object.fromEntries(own), containers: halves.map(([, rest]) => rest) },
  ];
}

/** What every site has the same value for. kustomize puts it first, as the Job has it. */
const sharedVariables: ReadonlySet<string> = new Set([
  'HOME',
  sanitisation.name,
  ...mediaVariables,
]);

function splitContainer(container: IContainer): [IContainer, IContainer] {
  const { name, image, env = [], ...same } = container;
  const shared = env.filter((variable) => sharedVariables.has(variable.name));
  const own = env.filter((variable) => !sharedVariables.has(variable.name));
  return [
    { name, ...same, env: shared },
    { name, ...(image !== undefined && { image }), env: own },
  ];
}
