import type { IApplication } from '@kubernetes-models/argo-cd/argoproj.io/v1alpha1/Application';
import type { Cluster, Fleet, Instance } from '../../model/model.ts';
import { platformSecretsDirectory, secretsDirectory } from '../../sealed/place.ts';
import type { KubernetesObject } from '../object.ts';
import { keptForever, platformWaves, syncWave } from './annotations.ts';
import { secretsProject } from './projects.ts';
import { retryUpTo } from './retry.ts';

type Application = IApplication & KubernetesObject;

/** Where the manifests of the platform lie. Argo CD applies them as they are: nothing is built. */
export const platformFolders = {
  applications: 'kustomize/platform/applications',
  namespaces: 'kustomize/platform/namespaces',
  tls: 'kustomize/platform/tls',
  databases: 'kustomize/platform/databases',
  databaseApplications: 'kustomize/platform/database-applications',
  secretApplications: 'kustomize/platform/secret-applications',
} as const;

const followGit = {
  automated: { prune: true, selfHeal: true },
  syncOptions: ['FailOnSharedResource=true'],
  retry: retryUpTo(5),
};

/** The Applications beside those of single databases. */
export const platformApplications = {
  namespaces: 'infra-web-namespaces',
  tls: 'infra-web-tls',
  databases: 'infra-web-databases',
  databaseList: 'infra-web-database-list',
  secretList: 'infra-web-secret-list',
  backupLogin: 'infra-web-backup-login',
} as const;

/** The Application that begins everything; a person applies it once. */
export function buildPlatformRoot(cluster: Cluster): Application {
  return platformApplication(cluster, {
    name: cluster.argocd.platformRoot,
    namespace: cluster.argocd.namespace,
    path: platformFolders.applications,
  });
}

/**
 * What the root puts in place, wave by wave. On a new cluster each wave waits until the one before is
 * healthy. Afterwards each Application follows git by itself, so that one database that is down does
 * not hold up the others: the root only waits where these few Applications change.
 */
export function buildPlatformApplications(fleet: Fleet): Application[] {
  const { cluster, instances } = fleet;
  const { argocd, traefik, databases, wildcards } = cluster;
  const { ground, certificates, databases: data, sites } = platformWaves;
  return [
    platformApplication(cluster, {
      name: platformApplications.namespaces,
      // Namespaces lie in none; a project still wants to see one that it allows.
      namespace: argocd.namespace,
      path: platformFolders.namespaces,
      recurse: true,
      wave: ground,
    }),
    ...(wildcards.length > 0
      ? [
          platformApplication(cluster, {
            name: platformApplications.tls,
            namespace: traefik.namespace,
            path: platformFolders.tls,
            wave: certificates,
          }),
        ]
      : []),
    ...(instances.some(isSealed)
      ? [
          platformApplication(cluster, {
            name: platformApplications.secretList,
            namespace: argocd.namespace,
            path: platformFolders.secretApplications,
            recurse: true,
            wave: certificates,
          }),
        ]
      : []),
    ...(isBackupLoginSealed(fleet) ? [buildBackupLogin(cluster, certificates)] : []),
    platformApplication(cluster, {
      name: platformApplications.databases,
      namespace: databases,
      path: platformFolders.databases,
      wave: certificates,
    }),
    platformApplication(cluster, {
      name: platformApplications.databaseList,
      namespace: argocd.namespace,
      path: platformFolders.databaseApplications,
      recurse: true,
      wave: data,
    }),
    buildSitesRoot(cluster, sites),
  ];
}

/** Whether the login for the backups lies encrypted in the repository, and somebody needs it. */
function isBackupLoginSealed({ cluster: { backups }, instances }: Fleet): boolean {
  return backups?.secretProvider.kind === 'sops' && instances.some(({ archive }) => archive);
}

/** The Application of the one encrypted Secret that belongs to no site. */
function buildBackupLogin(cluster: Cluster, wave: number): Application {
  const place = { namespace: cluster.databases, path: platformSecretsDirectory };
  const name = platformApplications.backupLogin;
  return besideSites(platformApplication(cluster, { name, ...place, wave }), cluster);
}

/** Encrypted Secrets lie in the repository of the sites, whoever runs the platform. */
function besideSites(application: Application, cluster: Cluster): Application {
  const { repository: repoURL, revision: targetRevision } = cluster;
  return {
    ...application,
    spec: {
      ...application.spec,
      project: secretsProject(cluster.argocd),
      source: { ...application.spec.source, repoURL, targetRevision },
    },
  };
}

/** The Application that syncs the list of released sites. */
function buildSitesRoot(cluster: Cluster, wave: number): Application {
  const { argocd, repository, revision, server } = cluster;
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name: argocd.root,
      namespace: argocd.namespace,
      annotations: { ...keptForever, ...syncWave(wave) },
    },
    spec: {
      project: argocd.platformProject,
      source: { repoURL: repository, targetRevision: revision, path: 'kustomize/argocd' },
      destination: { server, namespace: argocd.namespace },
      syncPolicy: followGit,
    },
  };
}

/** The Application of one site's database in an environment. */
export function buildDatabaseApplication(instance: Instance, cluster: Cluster): Application {
  const { names, environment, site, held } = instance;
  const path = `${platformFolders.databases}/${environment.name}/${site}`;
  const application = platformApplication(cluster, {
    name: names.databaseApplication,
    namespace: cluster.databases,
    path,
  });
  return {
    ...application,
    metadata: { ...application.metadata, annotations: keptForever },
    spec: {
      ...application.spec,
      syncPolicy: {
        // While a person restores a database, nothing may make an empty one in its place: it is held
        // then, and at other times no more than a commit makes one.
        ...(!held && { automated: { prune: true, selfHeal: false } }),
        syncOptions: ['FailOnSharedResource=true', 'RespectIgnoreDifferences=true'],
        retry: retryUpTo(5),
      },
      // How a database came to be: it is read once, and a restored one came from somewhere else.
      ignoreDifferences: [
        {
          group: 'postgresql.cnpg.io',
          kind: 'Cluster',
          jsonPointers: ['/spec/bootstrap', '/spec/externalClusters'],
        },
      ],
    },
  };
}

/** Whether the Secrets of a site lie encrypted in the repository. */
export function isSealed({ secretProvider, secretsRevision }: Instance): boolean {
  return secretProvider.kind === 'sops' && secretsRevision !== undefined;
}

/** The Application of a site's encrypted Secrets. */
export function buildSecretsApplication(instance: Instance, cluster: Cluster): Application {
  const { names, environment, site } = instance;
  const application = platformApplication(cluster, {
    name: names.secretsApplication,
    namespace: names.namespace,
    path: secretsDirectory(environment.name, site),
  });
  const metadata = { ...application.metadata, annotations: keptForever };
  return besideSites({ ...application, metadata }, cluster);
}

interface Synced {
  readonly name: string;
  readonly namespace: string;
  readonly path: string;
  readonly recurse?: true;
  readonly wave?: number;
}

function platformApplication(
  { argocd, platform, server }: Cluster,
  { name, namespace, path, recurse, wave }: Synced,
): Application {
  return {
    apiVersion: 'argoproj.io/v1alpha1',
    kind: 'Application',
    metadata: {
      name,
      namespace: argocd.namespace,
      ...(wave !== undefined && { annotations: { ...keptForever, ...syncWave(wave) } }),
    },
    spec: {
      project: argocd.platformProject,
      source: {
        repoURL: platform.repository,
        targetRevision: platform.revision,
        path,
        ...(recurse && { directory: { recurse } }),
      },
      destination: { server, namespace },
      syncPolicy: followGit,
    },
  };
}
