import type { IAppProject } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/AppProject';
import type { Cluster, Environment } from '../../model/model.ts';
import type { KubernetesObject } from '../object.ts';

type AppProject = IAppProject & KubernetesObject;

/** A group and a kind, as a project's allow-list names them. */
interface GroupKind {
  readonly group: string;
  readonly kind: string;
}

/** Every kind that a site can have: no other builder exists. */
const siteKinds: readonly GroupKind[] = [
  { group: '', kind: 'ConfigMap' },
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'Service' },
  { group: '', kind: 'ServiceAccount' },
  { group: 'apps', kind: 'Deployment' },
  { group: 'autoscaling', kind: 'HorizontalPodAutoscaler' },
  { group: 'batch', kind: 'CronJob' },
  { group: 'batch', kind: 'Job' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'networking.k8s.io', kind: 'Ingress' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'policy', kind: 'PodDisruptionBudget' },
  { group: 'traefik.io', kind: 'Middleware' },
];

/** A database in the namespace is for experiments; production has none. */
const experimentKinds: readonly GroupKind[] = [{ group: 'postgresql.cnpg.io', kind: 'Cluster' }];

/** What the cluster makes of them. Argo CD shows, with its log and its events, only what is listed. */
const shownKinds: readonly GroupKind[] = [
  { group: '', kind: 'Pod' },
  { group: 'apps', kind: 'ReplicaSet' },
  { group: 'discovery.k8s.io', kind: 'EndpointSlice' },
];

/**
 * What the sites of an environment may do: the one repository, the namespaces of this environment's
 * sites, and the kinds that sites can have. It does not depend on which sites there are, so that
 * adding one needs nobody who may change projects.
 */
export function buildSiteProject(environment: Environment, cluster: Cluster): AppProject {
  return buildProject(environment.project, `Sites in ${environment.name}`, cluster, {
    destinations: [{ server: cluster.server, namespace: `web-*-${environment.name}` }],
    namespaceResourceWhitelist: [
      ...siteKinds,
      ...(environment.production ? [] : experimentKinds),
      ...shownKinds,
    ],
  });
}

/** What the platform is made of: the Applications themselves, certificates and databases. */
const platformKinds: readonly GroupKind[] = [
  { group: 'argoproj.io', kind: 'Application' },
  { group: 'barmancloud.cnpg.io', kind: 'ObjectStore' },
  { group: 'cert-manager.io', kind: 'Certificate' },
  { group: 'external-secrets.io', kind: 'ExternalSecret' },
  { group: 'monitoring.coreos.com', kind: 'PodMonitor' },
  { group: 'networking.k8s.io', kind: 'NetworkPolicy' },
  { group: 'postgresql.cnpg.io', kind: 'Cluster' },
  { group: 'postgresql.cnpg.io', kind: 'ScheduledBackup' },
  { group: 'traefik.io', kind: 'TLSStore' },
];

/** What the operators make of them. */
const shownPlatformKinds: readonly GroupKind[] = [
  { group: '', kind: 'PersistentVolumeClaim' },
  { group: '', kind: 'Pod' },
  { group: '', kind: 'Service' },
  { group: 'cert-manager.io', kind: 'CertificateRequest' },
  { group: 'postgresql.cnpg.io', kind: 'Backup' },
];

const clusterKinds: readonly GroupKind[] = [
  { group: '', kind: 'Namespace' },
  { group: 'postgresql.cnpg.io', kind: 'ClusterImageCatalog' },
];

/** The platform's Applications write to three namespaces, and make those of the sites. */
export function buildPlatformProject(cluster: Cluster): AppProject {
  const { argocd, traefik, databases, server, repository, platform } = cluster;
  const namespaces = new Set([argocd.namespace, traefik.namespace, databases]);
  const project = buildProject(argocd.platformProject, 'The platform of the sites', cluster, {
    destinations: [...namespaces].map((namespace) => ({ server, namespace })),
    namespaceResourceWhitelist: [...platformKinds, ...shownPlatformKinds],
  });
  return {
    ...project,
    spec: {
      ...project.spec,
      sourceRepos: [...new Set([repository, platform.repository])],
      clusterResourceWhitelist: [...clusterKinds],
    },
  };
}

/**
 * The one project that may write to every site's namespace, and encrypted Secrets are all that it may
 * write. No Secret in plain text is on the list, so none can come by git.
 */
export function buildSecretsProject(cluster: Cluster): AppProject {
  const { argocd, databases, server } = cluster;
  return buildProject(secretsProject(argocd), 'The encrypted Secrets of the sites', cluster, {
    destinations: ['web-*', databases].map((namespace) => ({ server, namespace })),
    namespaceResourceWhitelist: [{ group: 'isindir.github.com', kind: 'SopsSecret' }],
  });
}

export function secretsProject({ platformProject }: Cluster['argocd']): string {
  return `${platformProject}-secrets`;
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
