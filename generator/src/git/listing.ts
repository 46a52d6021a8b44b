import { hash } from 'node:crypto';
import { lstatSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runGit, splitZero } from './run.ts';

/**
 * Every regular file of one side of a comparison, by its path from the root of the repository, with
 * git's id of its content: the same id is the same bytes.
 */
export type Listing = ReadonlyMap<string, string>;

const entry = /^(\d{6}) (?:blob )?([0-9a-f]+)(?: \d)?\t(.+)$/s;

/** Lists what a commit holds. Links and submodules are left out: nothing is read through them. */
export async function listCommit(root: string, commit: string): Promise<Listing> {
  const output = await runGit(root, ['ls-tree', '-r', '-z', '--full-tree', commit]);
  return new Map(regularFiles(splitZero(output)));
}

/**
 * Lists what a commit of the working tree would hold: tracked files as they lie there, and new ones
 * that git does not ignore. git knows which tracked files changed, so only those are read.
 */
export async function listWorkingTree(root: string): Promise<Listing> {
  const [tracked, changed, added] = await Promise.all([
    runGit(root, ['ls-files', '-z', '--stage']),
    runGit(root, ['diff-files', '-z', '--name-only']),
    runGit(root, ['ls-files', '-z', '--others', '--exclude-standard']),
  ]);
  const listing = new Map(regularFiles(splitZero(tracked)));
  for (const file of [...splitZero(changed), ...splitZero(added)]) {
    const id = blobId(path.join(root, file));
    if (id === undefined) listing.delete(file);
    else listing.set(file, id);
  }
  return listing;
}

/** Whether anything in the working tree is not in the commit that is checked out. */
export async function uncommittedFiles(root: string): Promise<string[]> {
  const output = await runGit(root, ['status', '--porcelain', '-z', '--no-renames', '-uall']);
  return splitZero(output).map((line) => line.slice(3));
}

function regularFiles(lines: readonly string[]): [string, string][] {
  return lines.flatMap((line): [string, string][] => {
    const [, mode = '', id = '', file = ''] = entry.exec(line) ?? [];
    return mode.startsWith('100') ? [[file, id]] : [];
  });
}

/** The id that git gives to a file's content; undefined where no regular file lies. */
function blobId(file: string): string | undefined {
  if (!lstatSync(file, { throwIfNoEntry: false })?.isFile()) return undefined;
  const content = readFileSync(file);
  return hash('sha1', Buffer.concat([Buffer.from(`blob ${content.length}\0`), content]));
}
