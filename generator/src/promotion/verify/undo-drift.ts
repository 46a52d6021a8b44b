import type { Cluster } from '../../cluster/read.ts';
import { isMap } from '../../is-map.ts';
import type { Instance } from '../../model/model.ts';
import type { Expectation } from './expectation.ts';
import { serverName } from './judge-deployment.ts';

/** How many pods git wants; where the load decides, that is the fewest. */
export type WantedPods = Pick<Instance, 'replicas' | 'autoscaling'>;

/** The part of a site that drifts: a release changes none of it. */
export type DriftingSite = Pick<Expectation, 'application' | 'namespace'>;

const deployments = 'deployments.apps';
const applications = 'applications.argoproj.io';
/** What a session of Okteto runs instead of the site's own pods. */
const cloneName = `${serverName}-okteto`;

/** The commands with which a person undoes what was changed in the cluster by hand, in their order. */
export function describeDrift(
  { application, namespace }: DriftingSite,
  { replicas }: WantedPods,
): readonly string[] {
  return [
    describeEnd(namespace),
    `kubectl scale deployment/${serverName} --namespace ${namespace} --replicas=${replicas}`,
    `argocd app sync ${application.name} --app-namespace ${application.namespace} --prune`,
  ];
}

/**
 * Brings the cluster back to what git says, without waiting for the end of it. Returns what was done
 * and what is left for a person.
 */
export async function undoDrift(
  cluster: Cluster,
  site: DriftingSite,
  wanted: WantedPods,
): Promise<readonly string[]> {
  return [
    ...(await stopSession(cluster, site)),
    ...(await scaleBack(cluster, site, wanted)),
    ...(await requestSync(cluster, site)),
  ];
}

/** Its pods carry the labels of the site, so readers would reach them as well as the release. */
async function stopSession(cluster: Cluster, { namespace }: DriftingSite): Promise<string[]> {
  const clone = await cluster.get(deployments, namespace, cloneName);
  if (clone === undefined) return [];
  const end = `end the session where it was started: ${describeEnd(namespace)}`;
  if (fieldOf(clone, 'spec', 'replicas') === 0) {
    return [`a stopped session of Okteto is left (${cloneName}); ${end}`];
  }
  await cluster.patch(deployments, namespace, cloneName, { spec: { replicas: 0 } });
  return [`stopped the pods of a session of Okteto (${cloneName}); ${end}`];
}

async function scaleBack(
  cluster: Cluster,
  { namespace }: DriftingSite,
  { replicas, autoscaling }: WantedPods,
): Promise<string[]> {
  const deployment = await cluster.get(deployments, namespace, serverName);
  if (deployment === undefined) return [];
  const live = fieldOf(deployment, 'spec', 'replicas');
  // Argo CD leaves the number alone where sessions of Okteto are allowed.
  if (live === replicas) return [];
  // An autoscaler decides, but for a Deployment that has no pods: that one it leaves alone.
  if (autoscaling && live !== 0) return [];
  await cluster.patch(deployments, namespace, serverName, { spec: { replicas } });
  return [`scaled ${serverName} from ${String(live)} to ${replicas}`];
}

/** A sync of everything with a fresh look at git; one of chosen resources would not migrate. */
async function requestSync(cluster: Cluster, { application }: DriftingSite): Promise<string[]> {
  const { namespace, name } = application;
  const object = await cluster.get(applications, namespace, name);
  if (object === undefined) {
    return [`Argo CD has no Application ${name} yet: the root Application must sync first`];
  }
  if (fieldOf(object, 'operation') !== undefined || isSyncing(object)) {
    return [`${name} is syncing already; if something still differs after it, run this again`];
  }
  const syncOptions = fieldOf(object, 'spec', 'syncPolicy', 'syncOptions');
  const retry = fieldOf(object, 'spec', 'syncPolicy', 'retry');
  await cluster.patch(applications, namespace, name, {
    metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } },
    operation: {
      initiatedBy: { username: 'pnpm reset' },
      // An operation that comes over the Kubernetes API gets none of the Application's own options.
      sync: {
        prune: true,
        syncStrategy: { hook: {} },
        ...(syncOptions !== undefined && { syncOptions }),
      },
      ...(retry !== undefined && { retry }),
    },
  });
  return [`asked Argo CD for a fresh look and a full sync of ${name}`];
}

/** Also while it stops, or waits for another try. */
function isSyncing(object: unknown): boolean {
  const phase = fieldOf(object, 'status', 'operationState', 'phase');
  return phase === 'Running' || phase === 'Terminating';
}

function describeEnd(namespace: string): string {
  return `okteto down --namespace ${namespace}`;
}

function fieldOf(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce((inner, key) => (isMap(inner) ? inner[key] : undefined), object);
}
