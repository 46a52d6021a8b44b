import { load } from 'js-yaml';
import { isMap } from '../../is-map.ts';
import type { Tree } from '../inputs.ts';
import { lockedFor } from './lockfile.ts';
import { findClosure, packageFolders } from './workspace.ts';

/** A code base of which an image is built. */
export interface AppFolder {
  readonly name: string;
  readonly directory: string;
  readonly image: string;
}

export interface AffectedImage extends AppFolder {
  /** The files that differ and that it is built from. */
  readonly because: readonly string[];
}

const lockfile = 'pnpm-lock.yaml';
const workspace = 'pnpm-workspace.yaml';

/** What every image is built with, whatever it holds. */
const shared =
  /^(docker\/.+|patches\/.+|\.dockerignore|\.npmrc|\.pnpmfile\.[cm]?js|package\.json|tsconfig[^/]*\.json)$/;
/** People read these, and no build does. */
const documentation = /(^docs\/|\.md$|(^|\/)LICENSE$)/;

/** The files whose contents say which package needs which. */
export function saysWhatIsNeeded(file: string): boolean {
  return file === lockfile || file === workspace || /(^|\/)package\.json$/.test(file);
}

/**
 * Finds the images that a change makes different: those with a changed file in a folder that they are
 * built from, among what every build uses, or with another resolution of what they install.
 */
export function findImages(apps: readonly AppFolder[], before: Tree, after: Tree): AffectedImage[] {
  const changed = changedFiles(before, after);
  if (changed.length === 0) return [];
  return apps
    .filter(({ directory }) => [...after.listing.keys()].some(isIn(directory)))
    .map((app) => ({ ...app, because: changed.filter(isInputOf(app.directory, before, after)) }))
    .filter(({ because }) => because.length > 0);
}

/** Every file that is not the same on both sides, in the order of its path. */
function changedFiles({ listing: before }: Tree, { listing: after }: Tree): string[] {
  const files = [...new Set([...before.keys(), ...after.keys()])];
  return files.filter((file) => before.get(file) !== after.get(file)).sort();
}

function isInputOf(directory: string, before: Tree, after: Tree): (file: string) => boolean {
  const closures = [before, after].map((tree) => findClosure(tree, directory));
  const folders = [...new Set(closures.flatMap((closure) => [...closure]))];
  const others = packageFolders(after).filter((folder) => !folders.includes(folder));
  return (file) => {
    if (documentation.test(file)) return false;
    if (file === lockfile) return differs(before, after, (tree) => lockOf(tree, folders));
    if (file === workspace) return differs(before, after, settingsOf);
    if (shared.test(file)) return true;
    const inner = others.filter((other) => folders.some((folder) => isIn(folder)(`${other}/`)));
    return (
      folders.some((folder) => isIn(folder)(file)) && !inner.some((other) => isIn(other)(file))
    );
  };
}

function isIn(folder: string): (file: string) => boolean {
  return (file) => file.startsWith(`${folder}/`);
}

function differs(before: Tree, after: Tree, read: (tree: Tree) => string): boolean {
  return read(before) !== read(after);
}

function lockOf({ listing, textOf }: Tree, folders: readonly string[]): string {
  return listing.has(lockfile) ? lockedFor(textOf(lockfile), folders) : '';
}

/** The versions of the catalog arrive through the lockfile, for whom they concern. */
function settingsOf({ listing, textOf }: Tree): string {
  const settings = listing.has(workspace) ? load(textOf(workspace)) : {};
  const elsewhere = ['catalog', 'catalogs', 'packages'];
  const fields = Object.entries(isMap(settings) ? settings : {});
  return JSON.stringify(fields.filter(([key]) => !elsewhere.includes(key)));
}
