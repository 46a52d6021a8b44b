import { accessSync, constants, mkdirSync, rmdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../replace-file.ts';
import type { Write } from './compare.ts';

/**
 * Brings the files below `root` to the plan. Each file changes in one step, so at any moment it is
 * old or new; a run that was killed leaves the rest to the next one. Nothing is removed before
 * everything is written.
 */
export function applyChanges(
  root: string,
  writes: readonly Write[],
  removals: readonly string[],
): void {
  // Asked first: on a read-only file system mkdir names the wrong cause.
  accessSync(root, constants.W_OK);
  const folders = new Set<string>();
  for (const { path: file, after } of writes) {
    const target = path.join(root, file);
    const folder = path.dirname(target);
    if (!folders.has(folder)) {
      mkdirSync(folder, { recursive: true });
      folders.add(folder);
    }
    replaceFile(target, after);
  }
  for (const file of removals) {
    rmSync(path.join(root, file));
    removeEmptyFolders(root, path.dirname(file));
  }
}

function removeEmptyFolders(root: string, folder: string): void {
  if (folder === '.') return;
  try {
    rmdirSync(path.join(root, folder));
  } catch {
    // Something still lies in it.
    return;
  }
  removeEmptyFolders(root, path.dirname(folder));
}
