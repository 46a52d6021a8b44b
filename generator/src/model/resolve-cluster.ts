import type { ClusterConfig } from '../config/schema/cluster.ts';
import type { SecretProviderConfig } from '../config/schema/secrets.ts';
import { defaultSettings, innerDefaults } from './defaults.ts';
import type { Cluster, Pods } from './model.ts';
import { resolveProvider } from './resolve-provider.ts';

/** The facts about the cluster, with every field filled in. */
export function resolveCluster(cluster: ClusterConfig, provider?: SecretProviderConfig): Cluster {
  const { repository, revision = 'main', argocd, platform } = cluster;
  return {
    repository,
    revision,
    server: cluster.server ?? 'https://kubernetes.default.svc',
    argocd: {
      namespace: argocd?.namespace ?? 'argocd',
      project: argocd?.project ?? 'synestra-web',
      platformProject: argocd?.platformProject ?? 'synestra-platform',
      root: argocd?.root ?? 'apps-web-core',
      platformRoot: argocd?.platformRoot ?? 'infra-web-core',
    },
    platform: {
      repository: platform?.repository ?? repository,
      revision: platform?.revision ?? revision,
    },
    wildcards: cluster.wildcards ?? [],
    issuer: cluster.issuer ?? 'letsencrypt-dns01',
    reservedHosts: cluster.reservedHosts ?? [],
    traefik: resolvePods(cluster.traefik, 'ingress', { 'app.kubernetes.io/name': 'traefik' }),
    dns: resolvePods(cluster.dns, 'kube-system', { 'k8s-app': 'kube-dns' }),
    databaseOperator: resolvePods(cluster.databaseOperator, 'cnpg-system', {
      'app.kubernetes.io/name': 'cloudnative-pg',
    }),
    monitoring:
      cluster.monitoring === false
        ? undefined
        : resolvePods(cluster.monitoring, 'monitoring', {
            'app.kubernetes.io/name': 'prometheus',
          }),
    databases: cluster.databases ?? 'databases',
    backups: resolveBackups(cluster.backups, provider),
  };
}

function resolvePods(
  pods: ClusterConfig['traefik'],
  namespace: string,
  podLabels: Pods['podLabels'],
): Pods {
  return { namespace: pods?.namespace ?? namespace, podLabels: pods?.podLabels ?? podLabels };
}

function resolveBackups(
  backups: ClusterConfig['backups'],
  provider: SecretProviderConfig = defaultSettings.secretProvider,
): Cluster['backups'] {
  if (!backups || 'none' in backups) return undefined;
  return {
    endpoint: backups.endpoint,
    bucket: backups.bucket,
    region: backups.region ?? innerDefaults.s3Region,
    secret: backups.secret ?? 'web-backups-s3',
    secretProvider: resolveProvider(backups.secretProvider ?? provider),
    schedule: backups.schedule ?? '0 2 * * *',
    retentionDays: backups.retentionDays ?? 30,
  };
}
