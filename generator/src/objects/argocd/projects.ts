import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { Cluster, Environment, Instance } from '../../model/model.ts';
import type { KubernetesObject } from '../object.ts';

type AppProject = IAppProject & KubernetesObject;

/** A group and a kind, as a project's allow-list names them. */
interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/**
 * What the sites of an environment may do: the one repository, exactly their namespaces, and exactly
 * the kinds that are written for them. Nothing that belongs to the cluster as a whole.
 */
export function buildSiteProject(
  environment: Environment,
  instances: readonly Instance[],
  objects: Iterable<KubernetesObject>,
  cluster: Cluster,
): AppProject {
  return buildProject(environment.project, `Sites in ${environment.name}`, cluster, {
    destinations: instances.map(({ names }) => ({
      server: cluster.server,
      namespace: names.namespace,
    })),
    namespaceResourceWhitelist: groupKinds(objects),
  });
}

/** The root Application may only manage Applications, in Argo CD's own namespace. */
export function buildPlatformProject(cluster: Cluster): AppProject {
  const { argocd, server } = cluster;
  return buildProject(argocd.platformProject, 'The platform of the sites', cluster, {
    destinations: [{ server, namespace: argocd.namespace }],
    namespaceResourceWhitelist: [{ group: 'argoproj.io', kind: 'Application' }],
  });
}

function buildProject(
  name: string,
  description: string,
  { argocd, repository }: Cluster,
  rights: Pick<AppProject['spec'], 'destinations' | 'namespaceResourceWhitelist'>,
): AppProject {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'AppProject',
    metadata: { name, namespace: argocd.namespace },
    spec: { description, sourceRepos: [repository], ...rights, clusterResourceWhitelist: [] },
  };
}

function groupKinds(objects: Iterable<KubernetesObject>): GroupKind[] {
  const found = new Map<string, GroupKind>();
  for (const { apiVersion, kind } of objects) {
    const group = apiVersion.includes('/') ? apiVersion.slice(0, apiVersion.indexOf('/')) : '';
    found.set(`${group}/${kind}`, { group, kind });
  }
  return [...found.keys()].sort().flatMap((key) => found.get(key) ?? []);
}
