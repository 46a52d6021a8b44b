import type { Fleet } from '../model/model.ts';
import { buildHealthCustomisation } from '../objects/argocd/health.ts';
import { buildPlatformRoot } from '../objects/argocd/platform.ts';
import {
  buildPlatformProject,
  buildSecretsProject,
  buildSiteProject,
} from '../objects/argocd/projects.ts';
import { buildOktetoManifest } from '../objects/hot-development/manifest.ts';
import { buildScratchDatabase } from '../objects/hot-development/scratch-database.ts';
import { findHotSites } from '../objects/hot-development/sites.ts';
import { groupBy } from '../group-by.ts';
import { factor, type Difference } from '../kustomize/factor.ts';
import {
  componentKustomization,
  kustomization,
  overlayKustomization,
  type Files,
} from '../kustomize/kustomization.ts';
import { releaseDirectory, writeReleaseOverlay } from '../releases/overlay.ts';
import { emitDocuments, emitYaml } from '../yaml/emit.ts';
import { applicationFile, applicationOf, listEntry, rolledOut } from './applications.ts';
import { withHeader } from './header.ts';
import { listOperationFiles } from './operations.ts';
import { listPlatformFiles } from './platform.ts';

/** A file that the generator is responsible for. */
export interface PlannedFile {
  /** From the root of the repository. */
  readonly path: string;
  readonly content: string;
  /** Written where it is missing, and never again: from then on somebody else writes it. */
  readonly once: boolean;
}

/**
 * Writes the whole fleet down, file by file: what all sites share, the sites, and last what Argo CD
 * starts from. The same fleet gives the same bytes. A large fleet is never in memory as a whole.
 */
export function* planFiles(fleet: Fleet): Generator<PlannedFile> {
  const { base, components, overlay } = factor(fleet);
  yield* planFolder('kustomize/base', { resources: base, patches: [] }, kustomization);
  for (const component of components) {
    const folder = `kustomize/components/${component.name}`;
    yield* planFolder(folder, component, componentKustomization);
  }
  for (const instance of fleet.instances) {
    const { environment, site } = instance;
    const own = overlay(instance);
    yield* planFolder(`environments/${environment.name}/${site}`, own, (files) =>
      overlayKustomization(instance, own.components, files),
    );
    yield {
      path: `${releaseDirectory(environment.name, site)}/kustomization.yaml`,
      content: writeReleaseOverlay(environment.name, site, undefined),
      once: true,
    };
    yield generated(applicationFile(instance), emitYaml(applicationOf(fleet, instance)));
  }
  for (const { path, objects } of listPlatformFiles(fleet)) {
    yield generated(path, emitDocuments(objects));
  }
  for (const { path, documents } of listOperationFiles(fleet)) {
    yield generated(path, emitDocuments(documents));
  }
  yield* planHotDevelopment(fleet);
  yield* planArgocd(fleet);
}

/** What a session of hot development needs; a person applies it, and Argo CD does not know of it. */
function* planHotDevelopment(fleet: Fleet): Generator<PlannedFile> {
  const sites = findHotSites(fleet);
  if (sites.length === 0) return;
  yield generated('.okteto/okteto.yml', emitYaml(buildOktetoManifest(fleet)));
  for (const instance of sites) {
    const file = `.okteto/scratch-databases/${instance.names.namespace}.yaml`;
    yield generated(file, emitYaml(buildScratchDatabase(fleet.cluster, instance)));
  }
}

/** The files of one kustomize folder: a file for each kind, the patches, and what lists them. */
function* planFolder(
  folder: string,
  { resources, patches }: Difference,
  list: (files: Files) => object,
): Generator<PlannedFile> {
  const kinds = groupBy(resources, ({ kind }) => `${fileName(kind)}.yaml`);
  for (const [file, objects] of kinds) yield generated(`${folder}/${file}`, emitDocuments(objects));
  const patchFiles = patches.length > 0 ? ['patches.yaml'] : [];
  for (const file of patchFiles) yield generated(`${folder}/${file}`, emitDocuments(patches));
  const files = { resources: [...kinds.keys()], patches: patchFiles };
  yield generated(`${folder}/kustomization.yaml`, emitYaml(list(files)));
}

/** What the platform applies once, so that Argo CD can take over, and the list that it syncs then. */
function* planArgocd(fleet: Fleet): Generator<PlannedFile> {
  const { cluster, environments } = fleet;
  const projects = environments.map((environment) => buildSiteProject(environment, cluster));
  const documents: [string, readonly object[]][] = [
    ['root', [buildPlatformRoot(cluster)]],
    ['projects', [buildPlatformProject(cluster), buildSecretsProject(cluster), ...projects]],
    ['health', [buildHealthCustomisation(cluster)]],
  ];
  for (const [name, objects] of documents) {
    yield generated(`kustomize/argocd/${name}.yaml`, emitDocuments(objects));
  }
  yield planRolloutList(fleet);
}

/** The list of what is rolled out: the one generated file that depends on releases. */
export function planRolloutList(fleet: Fleet): PlannedFile {
  const list = kustomization({ resources: rolledOut(fleet).map(listEntry).sort(), patches: [] });
  return generated('kustomize/argocd/kustomization.yaml', emitDocuments([list]));
}

function generated(path: string, body: string): PlannedFile {
  return { path, content: withHeader(body), once: false };
}

/** `NetworkPolicy` lies in `network-policy.yaml`. */
function fileName(kind: string): string {
  return kind.replaceAll(/(?<=[a-z])(?=[A-Z])/g, '-').toLowerCase();
}
