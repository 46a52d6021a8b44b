import type { Fleet, Instance } from '../model/model.ts';
import { buildApplication, buildRootApplication } from '../objects/argocd/application.ts';
import { buildHealthCustomisation } from '../objects/argocd/health.ts';
import { buildPlatformProject, buildSiteProject } from '../objects/argocd/projects.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { intendedObjects } from '../objects/site/intended.ts';

/** What the rules judge: objects as the cluster shall have them, and what was declared about them. */
export interface World {
  /** Every object, whoever applies it. */
  readonly objects: readonly KubernetesObject[];
  /** What each Application syncs. */
  readonly synced: readonly Synced[];
  readonly sites: readonly SiteFacts[];
  readonly argocdNamespace: string;
}

export interface Synced {
  /** The name of the Application. */
  readonly application: string;
  readonly objects: readonly KubernetesObject[];
}

/** What the configuration says about a site in an environment. */
export interface SiteFacts {
  readonly application: string;
  readonly namespace: string;
  /** The Argo CD project of its environment. */
  readonly project: string;
  readonly released: boolean;
  /** Secrets that the configuration declares in the namespace, optional ones among them. */
  readonly secrets: readonly string[];
}

/** The whole cluster as the fleet intends it: the sites, and Argo CD's objects around them. */
export function worldOf(fleet: Fleet): World {
  const { cluster, environments, instances } = fleet;
  const sites = instances.map((instance) => ({ instance, objects: intendedObjects(instance) }));
  const projects = environments.map((environment) => buildSiteProject(environment, cluster));
  // Which folders an Application watches is the business of the files; no rule reads it.
  const applications = instances.map((instance) => buildApplication(instance, cluster, []));
  const synced: Synced[] = [
    { application: cluster.argocd.root, objects: applications },
    ...sites.map(({ instance, objects }) => ({
      application: instance.names.application,
      objects,
    })),
  ];
  return {
    objects: [
      buildRootApplication(cluster),
      buildPlatformProject(cluster),
      ...projects,
      buildHealthCustomisation(cluster),
      ...flatten(synced.map(({ objects }) => objects)),
    ],
    synced,
    sites: instances.map(factsOf),
    argocdNamespace: cluster.argocd.namespace,
  };
}

function factsOf({ names, environment, release, ...instance }: Instance): SiteFacts {
  return {
    application: names.application,
    namespace: names.namespace,
    project: environment.project,
    released: release !== undefined,
    secrets: [
      ...instance.secrets,
      names.firstAdminSecret,
      ...(instance.database.kind === 'namespace' ? [names.initdbSecret] : []),
      ...[instance.app.pullSecret, instance.certificate].filter((name) => name !== undefined),
    ],
  };
}

function* flatten(lists: Iterable<readonly KubernetesObject[]>): Generator<KubernetesObject> {
  for (const list of lists) yield* list;
}
