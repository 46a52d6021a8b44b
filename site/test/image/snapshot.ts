import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { mustRun } from './run.ts';

export const repository = path.join(import.meta.dirname, '..', '..', '..');

/** One time for every snapshot, so that what did not change need not be built again. */
const date = '2026-01-01T00:00:00Z';
const author = { NAME: 'A test', EMAIL: 'test@example.com', DATE: date };
const identity = Object.fromEntries(
  ['AUTHOR', 'COMMITTER'].flatMap((role) =>
    Object.entries(author).map(([name, value]) => [`GIT_${role}_${name}`, value]),
  ),
);

/** A commit of what lies in the working tree; no branch and no index knows of it. */
export async function commitWorkingTree(): Promise<string> {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-index-'));
  const variables = { ...identity, GIT_INDEX_FILE: path.join(folder, 'index') };
  const git = (...args: string[]) =>
    mustRun('git', ['-c', 'safe.directory=*', ...args], variables, undefined, repository);
  try {
    await git('read-tree', 'HEAD');
    await git('add', '--all');
    return await git('commit-tree', await git('write-tree'), '-m', 'What a test builds');
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
