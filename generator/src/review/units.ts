import path from 'node:path';
import { findInputs, isKustomization, type Inputs, type Tree } from './inputs.ts';

/** Whom something belongs to: a site in an environment, an environment, or (with neither) all. */
export interface Place {
  readonly environment?: string | undefined;
  readonly site?: string | undefined;
}

/** Something that becomes objects as a whole: a folder that kustomize builds, or a plain file. */
export interface Unit {
  /** The folder or the file, from the root of the repository. */
  readonly path: string;
  readonly place: Place;
  readonly built: boolean;
  readonly inputs: Inputs;
}

const overlay = /^environments\/(?:release|secrets)-([a-z][a-z0-9]*)\/([^/]+)\/[^/]+$/;
const argocd = 'kustomize/argocd';
const application = /^kustomize\/argocd\/([a-z][a-z0-9]*)\/([^/]+)\.ya?ml$/;
const operations = 'kustomize/operations/';
const platform = /^kustomize\/(?:platform|operations)\//;
const platformOfSite = /^kustomize\/(?:platform|operations)\/[^/]+\/([a-z][a-z0-9]*)\/([^/.]+)/;

/**
 * Finds everything of a tree that becomes objects in the cluster: what Argo CD renders of each site,
 * the Applications and what else lies beside them, and the platform's part. Only paths tell, so a
 * commit of any age can be read, whatever its configuration looked like.
 */
export function findUnits(tree: Tree): Map<string, Unit> {
  const inputsOf = findInputs(tree);
  const files = [...tree.listing.keys()];
  const folders = new Set(files.filter(isKustomization).map((file) => path.posix.dirname(file)));
  const units = new Map<string, Unit>();
  for (const file of files) {
    const place = placeOf(file);
    if (!place) continue;
    const folder = path.posix.dirname(file);
    // Of Argo CD's folder the list alone is built; it takes in the Applications as they are. An
    // operation is built by a person alone, and some only once it is confirmed.
    const built =
      folders.has(folder) && !folder.startsWith(argocd) && !folder.startsWith(operations);
    if (built) units.set(folder, { path: folder, place, built, inputs: inputsOf(folder) });
    else if (isPlain(file))
      units.set(file, { path: file, place, built, inputs: ownInput(tree, file) });
  }
  return withoutParts(units);
}

/** Whose objects a file makes; undefined for a file that makes none by itself. */
function placeOf(file: string): Place | undefined {
  const ofSite = overlay.exec(file) ?? application.exec(file) ?? platformOfSite.exec(file);
  if (ofSite) return { environment: ofSite[1], site: ofSite[2] };
  const ofAll = platform.test(file) || path.posix.dirname(file) === argocd;
  return ofAll ? {} : undefined;
}

function isPlain(file: string): boolean {
  return /\.ya?ml$/.test(file) && !isKustomization(file);
}

/** A folder that another one takes in is rendered there. */
function withoutParts(units: Map<string, Unit>): Map<string, Unit> {
  const parts = new Set<string>();
  for (const { path: own, built, inputs } of units.values()) {
    if (!built || !platform.test(`${own}/`)) continue;
    for (const file of inputs.files) {
      for (const name of [file, path.posix.dirname(file)]) if (name !== own) parts.add(name);
    }
  }
  return new Map([...units].filter(([name]) => !parts.has(name)));
}

function ownInput({ listing }: Tree, file: string): Inputs {
  return { files: new Set([file]), key: listing.get(file) ?? '', namespace: undefined };
}

/** The Applications that the root Application syncs, by their file; undefined is a tree without a list. */
export function rolledOutFiles({ listing, textOf }: Tree): ReadonlySet<string> {
  const list = `${argocd}/kustomization.yaml`;
  if (!listing.has(list)) return new Set();
  const words = textOf(list).split(/[\s"',[\]]+/);
  return new Set(words.map((word) => path.posix.join(argocd, word)).filter((f) => listing.has(f)));
}

/** A unit on both sides; undefined where it is not there. */
export interface UnitPair {
  readonly path: string;
  readonly before: Unit | undefined;
  readonly after: Unit | undefined;
}

/** The units whose inputs are not the same on both sides: only they can render to something else. */
export function pairUnits(
  before: ReadonlyMap<string, Unit>,
  after: ReadonlyMap<string, Unit>,
): UnitPair[] {
  return [...new Set([...before.keys(), ...after.keys()])]
    .sort()
    .map((path) => ({ path, before: before.get(path), after: after.get(path) }))
    .filter(({ before: was, after: is }) => was?.inputs.key !== is?.inputs.key);
}
