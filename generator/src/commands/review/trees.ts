import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readBlobs } from '../../git/blobs.ts';
import { listCommit, listWorkingTree } from '../../git/listing.ts';
import { isKustomization, type Tree } from '../../review/inputs.ts';

/** One side of a comparison, with its files within reach. */
export interface OpenTree extends Tree {
  /** Makes the texts of files known to `textOf`. */
  readonly load: (files: Iterable<string>) => Promise<void>;
  /** A folder in which the files lie under their paths. */
  readonly layOut: (files: Iterable<string>) => Promise<string>;
  readonly close: () => void;
}

/** What lies in the working tree, read where it lies. */
export async function openWorkingTree(root: string): Promise<OpenTree> {
  const listing = await listWorkingTree(root);
  return {
    listing,
    textOf: (file) => readFileSync(path.join(root, file), 'utf8'),
    load: () => Promise.resolve(),
    layOut: () => Promise.resolve(root),
    close: () => undefined,
  };
}

/**
 * What a commit holds, read from git's object database: nothing is checked out. What kustomize builds
 * is copied to a temporary folder outside the repository.
 */
export async function openCommit(root: string, commit: string): Promise<OpenTree> {
  const listing = await listCommit(root, commit);
  const contents = new Map<string, Buffer>();
  const idOf = (file: string) => listing.get(file) ?? '';
  const load = async (files: Iterable<string>) => {
    const ids = new Set([...files].map(idOf));
    const missing = [...ids].filter((id) => id !== '' && !contents.has(id));
    for (const [id, content] of await readBlobs(root, missing)) contents.set(id, content);
  };
  // These say what belongs to what, so every comparison reads them.
  await load([...listing.keys()].filter(saysWhatBelongs));
  let folder: string | undefined;
  return {
    listing,
    textOf: (file) => contents.get(idOf(file))?.toString() ?? '',
    load,
    layOut: async (files) => {
      folder ??= mkdtempSync(path.join(tmpdir(), 'web-core-review-'));
      const wanted = [...files].filter((file) => listing.has(file));
      await load(wanted);
      for (const file of wanted) {
        mkdirSync(path.dirname(path.join(folder, file)), { recursive: true });
        writeFileSync(path.join(folder, file), contents.get(idOf(file)) ?? '');
      }
      return folder;
    },
    close: () => {
      if (folder !== undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function saysWhatBelongs(file: string): boolean {
  return isKustomization(file) || file.startsWith('kustomize/argocd/');
}
