import type { Cluster, Fleet, Instance } from '../model/model.ts';
import { findWantedSecrets } from '../model/wanted-secrets.ts';
import { buildApplication } from '../objects/argocd/application.ts';
import { buildHealthCustomisation } from '../objects/argocd/health.ts';
import {
  buildDatabaseApplication,
  buildPlatformApplications,
  buildPlatformRoot,
  buildSecretsApplication,
  isSealed,
  platformApplications,
} from '../objects/argocd/platform.ts';
import {
  buildPlatformProject,
  buildSecretsProject,
  buildSiteProject,
} from '../objects/argocd/projects.ts';
import { isHot } from '../objects/hot-development/sites.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { buildDatabase, buildDatabaseGround } from '../objects/platform/database/build.ts';
import { buildDatabaseNamespace, buildSiteNamespace } from '../objects/platform/namespaces.ts';
import { buildOperations } from '../objects/platform/operations/build.ts';
import { subjectsOf } from '../objects/platform/operations/operation.ts';
import { buildTls } from '../objects/platform/tls.ts';
import { claimName } from '../objects/site/media-volume.ts';
import { intendedObjects } from '../objects/site/intended.ts';

/** What the rules judge: objects as the cluster shall have them, and what was declared about them. */
export interface World {
  /** Every object, whoever applies it. */
  readonly objects: readonly KubernetesObject[];
  /** What each Application syncs. */
  readonly synced: readonly Synced[];
  /** What a person may apply by hand, in place of some of the objects or beside them. */
  readonly operations: readonly KubernetesObject[];
  readonly sites: readonly SiteFacts[];
  /** Secrets that the configuration declares outside of the sites' namespaces. */
  readonly platformSecrets: readonly DeclaredSecrets[];
  readonly argocdNamespace: string;
}

export interface Synced {
  /** The name of the Application. */
  readonly application: string;
  readonly objects: readonly KubernetesObject[];
}

export interface DeclaredSecrets {
  readonly namespace: string;
  readonly secrets: readonly string[];
}

/** What the configuration says about a site in an environment. */
export interface SiteFacts extends DeclaredSecrets {
  readonly application: string;
  /** The Argo CD project of its environment. */
  readonly project: string;
  readonly released: boolean;
  /** Whether sessions of hot development may take the place of its server. */
  readonly hot: boolean;
  /** Of its Secrets, those that may be absent. */
  readonly optionalSecrets: readonly string[];
  /** Volumes that outlived their manifest. */
  readonly claims: readonly string[];
}

/** The whole cluster as the fleet intends it: the sites, the platform, and Argo CD's objects. */
export function worldOf(fleet: Fleet): World {
  const { cluster, environments, instances } = fleet;
  const projects = environments.map((environment) => buildSiteProject(environment, cluster));
  const synced = [...syncedSites(fleet), ...syncedPlatform(fleet)];
  return {
    objects: [
      buildPlatformRoot(cluster),
      buildPlatformProject(cluster),
      buildSecretsProject(cluster),
      ...projects,
      buildHealthCustomisation(cluster),
      ...flatten(synced.map(({ objects }) => objects)),
    ],
    synced,
    operations: [...operationsOf(fleet)],
    sites: instances.map((instance) => factsOf(cluster, instance)),
    platformSecrets: declareSecrets(cluster, instances),
    argocdNamespace: cluster.argocd.namespace,
  };
}

function syncedSites({ cluster, instances }: Fleet): Synced[] {
  // Which folders an Application watches is the business of the files; no rule reads it.
  const applications = instances.map((instance) => buildApplication(instance, cluster, []));
  return [
    { application: cluster.argocd.root, objects: applications },
    ...instances.map((instance) => ({
      application: instance.names.application,
      objects: intendedObjects(instance),
    })),
  ];
}

function syncedPlatform(fleet: Fleet): Synced[] {
  const { cluster, instances } = fleet;
  const databases = instances.filter(({ database }) => database.kind === 'platform');
  return [
    { application: cluster.argocd.platformRoot, objects: buildPlatformApplications(fleet) },
    {
      application: platformApplications.namespaces,
      objects: [buildDatabaseNamespace(cluster), ...instances.map(buildSiteNamespace)],
    },
    { application: platformApplications.tls, objects: buildTls(cluster) },
    { application: platformApplications.databases, objects: buildDatabaseGround(cluster) },
    {
      application: platformApplications.databaseList,
      objects: databases.map((instance) => buildDatabaseApplication(instance, cluster)),
    },
    {
      application: platformApplications.secretList,
      objects: instances
        .filter(isSealed)
        .map((instance) => buildSecretsApplication(instance, cluster)),
    },
    ...databases.map((instance) => ({
      application: instance.names.databaseApplication,
      objects: buildDatabase(instance, cluster),
    })),
  ];
}

function* operationsOf(fleet: Fleet): Generator<KubernetesObject> {
  for (const subject of subjectsOf(fleet)) {
    for (const { objects } of buildOperations(subject)) yield* objects;
  }
}

function factsOf(cluster: Cluster, instance: Instance): SiteFacts {
  const { names, environment, release } = instance;
  const own = findWantedSecrets(cluster, instance).filter(
    ({ namespace }) => namespace === names.namespace,
  );
  return {
    hot: isHot(instance),
    application: names.application,
    namespace: names.namespace,
    project: environment.project,
    released: release !== undefined,
    optionalSecrets: own.filter(({ optional }) => optional).map(({ name }) => name),
    claims: instance.media.kind === 's3' && instance.media.fromVolume ? [claimName] : [],
    secrets: [
      ...instance.secrets,
      ...own.map(({ name }) => name),
      ...(instance.certificate === undefined ? [] : [instance.certificate]),
    ],
  };
}

function declareSecrets(
  { databases, backups }: Cluster,
  instances: readonly Instance[],
): DeclaredSecrets[] {
  const platform = instances.filter(({ database }) => database.kind === 'platform');
  return [
    {
      namespace: databases,
      secrets: [
        ...platform.map(({ names }) => names.initdbSecret),
        ...(backups ? [backups.secret] : []),
      ],
    },
  ];
}

function* flatten(lists: Iterable<readonly KubernetesObject[]>): Generator<KubernetesObject> {
  for (const list of lists) yield* list;
}
