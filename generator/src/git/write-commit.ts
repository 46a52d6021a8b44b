import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { askGit, runGit } from './run.ts';

/** New contents, by the file's path from the root of the repository. */
export type Edits = ReadonlyMap<string, string>;

/**
 * Writes a commit on top of another one into git's object database and returns its id. It uses an
 * index of its own, so neither the working tree nor the index of the checkout is touched, and no
 * branch moves.
 */
export async function writeCommit(
  root: string,
  parent: string,
  edits: Edits,
  message: string,
): Promise<string> {
  const tree = await writeTree(root, parent, edits);
  const sign = await askGit(root, ['config', '--type=bool', 'commit.gpgSign']);
  const signed = 'output' in sign && sign.output.toString().trim() === 'true';
  const options = ['-p', parent, ...(signed ? ['-S'] : []), '-F', '-'];
  const answer = await askGit(root, ['commit-tree', tree, ...options], message);
  if ('output' in answer) return answer.output.toString().trim();
  throw new CannotRun(
    /tell me who you are|empty ident/i.test(answer.refusal)
      ? 'git does not know who you are, and a release says who made it. Run: git config user.name and git config user.email'
      : `git could not write the commit: ${answer.refusal.split('\n')[0] ?? ''}`,
  );
}

/** Writes a commit like that for a look at it alone: nobody signs it, and it never leaves this clone. */
export async function writeDraft(root: string, parent: string, edits: Edits): Promise<string> {
  return commitDraft(root, await writeTree(root, parent, edits), parent);
}

async function writeTree(root: string, parent: string, edits: Edits): Promise<string> {
  return withFolder(async (folder) => {
    const own = { GIT_INDEX_FILE: path.join(folder, 'index') };
    const ids = await writeBlobs(root, folder, [...edits.values()]);
    await runGit(root, ['read-tree', parent], undefined, own);
    const entries = [...edits.keys()].map((file, index) => `100644 ${ids[index]}\t${file}\0`);
    await runGit(root, ['update-index', '-z', '--index-info'], entries.join(''), own);
    return (await runGit(root, ['write-tree'], undefined, own)).toString().trim();
  });
}

/** Writes what the working tree holds, new files included, as a commit that no branch knows. */
export async function writeWorkingTree(root: string): Promise<string> {
  return withFolder(async (folder) => {
    const own = { GIT_INDEX_FILE: path.join(folder, 'index') };
    await runGit(root, ['read-tree', 'HEAD'], undefined, own);
    await runGit(root, ['add', '--all'], undefined, own);
    const tree = (await runGit(root, ['write-tree'], undefined, own)).toString().trim();
    return commitDraft(root, tree, 'HEAD');
  });
}

async function commitDraft(root: string, tree: string, parent: string): Promise<string> {
  const nobody = ['-c', 'user.name=draft', '-c', 'user.email=draft@invalid'];
  const args = [...nobody, 'commit-tree', tree, '-p', parent, '-m', 'A draft'];
  return (await runGit(root, args)).toString().trim();
}

/** Writes contents into the object database, all with one process, and returns their ids in order. */
async function writeBlobs(root: string, folder: string, contents: string[]): Promise<string[]> {
  const blobs = path.join(folder, 'blobs');
  mkdirSync(blobs);
  const files = contents.map((_, index) => path.join(blobs, String(index)));
  for (const [index, file] of files.entries()) writeFileSync(file, contents[index] ?? '');
  // No filter: the bytes are what git stores, whatever .gitattributes would do to a file on its way.
  const args = ['hash-object', '-w', '--no-filters', '--stdin-paths'];
  const ids = await runGit(root, args, files.map((file) => `${file}\n`).join(''));
  return ids.toString().split('\n');
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = mkdtempSync(path.join(tmpdir(), 'web-core-commit-'));
  try {
    return await use(folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
