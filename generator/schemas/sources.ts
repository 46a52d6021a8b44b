import type { NameRule } from './names.ts';

/**
 * The Go modules whose files are read; nothing of them is compiled. Each is the newest version that
 * go 1.26 downloads: argo-cd 3.6 and gateway-api 1.7 ask for go 1.27.
 */
export const modules = {
  kubernetes: 'k8s.io/kubernetes@v1.36.3',
  argocd: 'github.com/argoproj/argo-cd/v3@v3.5.7',
  cloudnativepg: 'github.com/cloudnative-pg/cloudnative-pg@v1.30.1',
  barman: 'github.com/cloudnative-pg/plugin-barman-cloud@v0.15.0',
  traefik: 'github.com/traefik/traefik/v3@v3.7.13',
  certmanager: 'github.com/cert-manager/cert-manager@v1.21.2',
  gateway: 'sigs.k8s.io/gateway-api@v1.6.3',
  externalsecrets: 'github.com/external-secrets/external-secrets@v1.3.2',
  prometheus: 'github.com/prometheus-operator/prometheus-operator@v0.85.0',
} as const;

export type ModuleName = keyof typeof modules;

export type Scope = 'Cluster' | 'Namespaced';

export interface Kind {
  apiVersion: string;
  kind: string;
  name: NameRule;
  scope: Scope;
  /** Absent for the one kind that no module can be had for: see sops-secret.ts. */
  origin?: { module: ModuleName; file: string };
}

const swagger = { module: 'kubernetes', file: 'api/openapi-spec/swagger.json' } as const;

const builtin = (
  apiVersion: string,
  kind: string,
  name: NameRule = 'subdomain',
  scope: Scope = 'Namespaced',
): Kind => ({ apiVersion, kind, name, scope, origin: swagger });

const custom =
  (module: ModuleName, folder: string, apiVersion: string) =>
  (
    kind: string,
    file: string,
    { name = 'subdomain', scope = 'Namespaced' }: Partial<Kind> = {},
  ): Kind => ({
    apiVersion,
    kind,
    name,
    scope,
    origin: { module, file: `${folder}/${file}` },
  });

const argocd = custom('argocd', 'manifests/crds', 'argoproj.io/v1alpha1');
const postgres = custom('cloudnativepg', 'config/crd/bases', 'postgresql.cnpg.io/v1');
const barman = custom('barman', 'config/crd/bases', 'barmancloud.cnpg.io/v1');
const traefik = custom(
  'traefik',
  'docs/content/reference/dynamic-configuration',
  'traefik.io/v1alpha1',
);
const certmanager = custom('certmanager', 'deploy/crds', 'cert-manager.io/v1');
const gateway = custom('gateway', 'config/crd/standard', 'gateway.networking.k8s.io/v1');
const externalsecrets = custom('externalsecrets', 'config/crds/bases', 'external-secrets.io/v1');
const prometheus = custom(
  'prometheus',
  'example/prometheus-operator-crd',
  'monitoring.coreos.com/v1',
);

export const kinds: Kind[] = [
  builtin('v1', 'ConfigMap'),
  builtin('v1', 'Namespace', 'label', 'Cluster'),
  builtin('v1', 'PersistentVolumeClaim'),
  builtin('v1', 'Secret'),
  builtin('v1', 'Service', 'service'),
  builtin('v1', 'ServiceAccount'),
  builtin('apps/v1', 'Deployment'),
  builtin('batch/v1', 'Job', 'job'),
  builtin('batch/v1', 'CronJob', 'cronJob'),
  builtin('policy/v1', 'PodDisruptionBudget'),
  builtin('autoscaling/v2', 'HorizontalPodAutoscaler'),
  builtin('networking.k8s.io/v1', 'Ingress'),
  builtin('networking.k8s.io/v1', 'NetworkPolicy'),
  builtin('rbac.authorization.k8s.io/v1', 'Role', 'role'),
  builtin('rbac.authorization.k8s.io/v1', 'RoleBinding', 'role'),
  argocd('Application', 'application-crd.yaml'),
  argocd('AppProject', 'appproject-crd.yaml'),
  postgres('Cluster', 'postgresql.cnpg.io_clusters.yaml', { name: 'postgresCluster' }),
  postgres('ScheduledBackup', 'postgresql.cnpg.io_scheduledbackups.yaml'),
  postgres('Backup', 'postgresql.cnpg.io_backups.yaml'),
  postgres('Database', 'postgresql.cnpg.io_databases.yaml'),
  postgres('ClusterImageCatalog', 'postgresql.cnpg.io_clusterimagecatalogs.yaml', {
    scope: 'Cluster',
  }),
  barman('ObjectStore', 'barmancloud.cnpg.io_objectstores.yaml'),
  traefik('Middleware', 'traefik.io_middlewares.yaml'),
  traefik('TLSStore', 'traefik.io_tlsstores.yaml'),
  certmanager('Certificate', 'cert-manager.io_certificates.yaml'),
  certmanager('ClusterIssuer', 'cert-manager.io_clusterissuers.yaml', { scope: 'Cluster' }),
  gateway('Gateway', 'gateway.networking.k8s.io_gateways.yaml'),
  gateway('HTTPRoute', 'gateway.networking.k8s.io_httproutes.yaml'),
  externalsecrets('ExternalSecret', 'external-secrets.io_externalsecrets.yaml'),
  prometheus('PodMonitor', 'monitoring.coreos.com_podmonitors.yaml'),
  {
    apiVersion: 'isindir.github.com/v1alpha3',
    kind: 'SopsSecret',
    name: 'subdomain',
    scope: 'Namespaced',
  },
];

/** Where kubeconform looks for a kind: `{{.Group}}/{{.ResourceKind}}_{{.ResourceAPIVersion}}.json`. */
export function schemaPath({ apiVersion, kind }: Pick<Kind, 'apiVersion' | 'kind'>): string {
  const [group, version = group] = apiVersion.split('/');
  return `${group}/${kind.toLowerCase()}_${version}.json`;
}
