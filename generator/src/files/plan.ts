import type { Fleet, Instance } from '../model/model.ts';
import { buildApplication, buildRootApplication } from '../objects/argocd/application.ts';
import { buildHealthCustomisation } from '../objects/argocd/health.ts';
import { buildPlatformProject, buildSiteProject } from '../objects/argocd/projects.ts';
import type { KubernetesObject } from '../objects/object.ts';
import { blueprintOf } from '../objects/site/blueprint.ts';
import { buildObjects } from '../objects/site/build.ts';
import { factor } from '../kustomize/factor.ts';
import {
  componentKustomization,
  kustomization,
  overlayKustomization,
} from '../kustomize/kustomization.ts';
import { writeReleaseOverlay } from '../releases/overlay.ts';
import { releaseDirectory } from '../releases/load.ts';
import { emitDocuments, emitYaml } from './emit-yaml.ts';
import { withHeader } from './header.ts';

/** Every file that the generator is responsible for, by its path from the root of the repository. */
export interface Plan {
  /** Written whenever they differ. */
  readonly generated: ReadonlyMap<string, string>;
  /** Written where they are missing, and never again. */
  readonly created: ReadonlyMap<string, string>;
}

/** Writes the whole fleet down, in memory. The same fleet gives the same bytes. */
export function planFiles(fleet: Fleet): Plan {
  const generated = new Map<string, string>();
  const created = new Map<string, string>();
  const add = (path: string, text: string) => generated.set(path, withHeader(text));
  const { base, components, overlay } = factor(fleet);

  addFolder(add, 'kustomize/base', base, [], kustomization);
  for (const { name, resources, patches } of components) {
    addFolder(add, `kustomize/components/${name}`, resources, patches, componentKustomization);
  }
  for (const instance of fleet.instances) {
    const { environment, site } = instance;
    const { components: names, resources, patches } = overlay(instance);
    addFolder(add, `environments/${environment.name}/${site}`, resources, patches, (files) =>
      overlayKustomization(instance, names, files),
    );
    created.set(
      `${releaseDirectory(environment.name, site)}/kustomization.yaml`,
      writeReleaseOverlay(environment.name, site, undefined),
    );
    const application = buildApplication(instance, fleet.cluster, names);
    add(`kustomize/argocd/${environment.name}/${site}.yaml`, emitYaml(application));
  }
  for (const [name, objects] of argocdObjects(fleet)) {
    add(`kustomize/argocd/${name}.yaml`, emitDocuments(objects));
  }
  add(
    'kustomize/argocd/kustomization.yaml',
    emitYaml(kustomization({ resources: rolledOut(fleet), patches: [] })),
  );
  return { generated, created };
}

/** The files of one kustomize folder: a file for each kind, the patches, and what lists them. */
function addFolder(
  add: (path: string, text: string) => void,
  folder: string,
  resources: readonly KubernetesObject[],
  patches: readonly unknown[],
  list: (files: { resources: string[]; patches: string[] }) => object,
): void {
  const kinds = new Map<string, KubernetesObject[]>();
  for (const object of resources) {
    const file = `${fileName(object.kind)}.yaml`;
    kinds.set(file, [...(kinds.get(file) ?? []), object]);
  }
  for (const [file, objects] of kinds) add(`${folder}/${file}`, emitDocuments(objects));
  if (patches.length > 0) add(`${folder}/patches.yaml`, emitDocuments(patches));
  const files = {
    resources: [...kinds.keys()],
    patches: patches.length > 0 ? ['patches.yaml'] : [],
  };
  add(`${folder}/kustomization.yaml`, emitYaml(list(files)));
}

/** `NetworkPolicy` lies in `network-policy.yaml`. */
function fileName(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}

/** What the platform applies once, so that Argo CD can take over. */
function argocdObjects({
  cluster,
  environments,
  instances,
}: Fleet): [string, KubernetesObject[]][] {
  const siteProjects = environments.map((environment) => {
    const own = instances.filter((instance) => instance.environment === environment);
    return buildSiteProject(environment, own, objectsOf(own), cluster);
  });
  return [
    ['root', [buildRootApplication(cluster)]],
    ['projects', [buildPlatformProject(cluster), ...siteProjects]],
    ['health', [buildHealthCustomisation(cluster)]],
  ];
}

/** A project allows the kinds that its sites really have. */
function* objectsOf(instances: readonly Instance[]): Generator<KubernetesObject> {
  for (const instance of instances) yield* buildObjects(blueprintOf(instance));
}

/** The list that Argo CD's root Application syncs: what has a release and is not held back. */
function rolledOut({ instances }: Fleet): string[] {
  return instances
    .filter(({ release, held }) => release && !held)
    .map(({ environment, site }) => `${environment.name}/${site}.yaml`)
    .sort();
}
