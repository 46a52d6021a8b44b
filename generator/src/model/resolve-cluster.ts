import type { ClusterConfig } from '../config/schema/cluster.ts';
import type { Cluster } from './model.ts';

/** The facts about the cluster, with every field filled in. */
export function resolveCluster(cluster: ClusterConfig): Cluster {
  return {
    repository: cluster.repository,
    revision: cluster.revision ?? 'main',
    server: cluster.server ?? 'https://kubernetes.default.svc',
    argocd: {
      namespace: cluster.argocd?.namespace ?? 'argocd',
      project: cluster.argocd?.project ?? 'synestra-web',
      platformProject: cluster.argocd?.platformProject ?? 'synestra-platform',
      root: cluster.argocd?.root ?? 'apps-web-core',
    },
    wildcards: cluster.wildcards ?? [],
    reservedHosts: cluster.reservedHosts ?? [],
    traefik: {
      namespace: cluster.traefik?.namespace ?? 'ingress',
      podLabels: cluster.traefik?.podLabels ?? { 'app.kubernetes.io/name': 'traefik' },
    },
    dns: {
      namespace: cluster.dns?.namespace ?? 'kube-system',
      podLabels: cluster.dns?.podLabels ?? { 'k8s-app': 'kube-dns' },
    },
    databaseOperator: {
      namespace: cluster.databaseOperator?.namespace ?? 'cnpg-system',
      podLabels: cluster.databaseOperator?.podLabels ?? {
        'app.kubernetes.io/name': 'cloudnative-pg',
      },
    },
    databases: cluster.databases ?? 'databases',
  };
}
