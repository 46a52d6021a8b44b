import path from 'node:path';
import { readBlobs } from '../../git/blobs.ts';
import { askGit, runGit, splitZero } from '../../git/run.ts';
import { CannotRun } from '../../issue.ts';
import type { MigrationSet } from '../../releases/record.ts';

const entry = /^100\d{3} blob ([0-9a-f]+)\t(.+)$/s;

/**
 * Reads the migrations that the app in `directory` bundles at a commit, out of git's object database.
 * They lie in `src/migrations`; a commit without that folder has none.
 */
export async function readMigrations(
  root: string,
  commit: string,
  directory: string,
): Promise<MigrationSet> {
  const texts = await readTexts(root, commit, path.posix.join(directory, 'src/migrations'));
  if (texts.size === 0) return { known: [], breaking: {} };
  // The parsers take longer to load than most commands take to run.
  const { judgeAll } = await import('./judge-all.ts');
  return judgeAll(texts);
}

/** The files right in a folder of a commit, by their names. */
async function readTexts(
  root: string,
  commit: string,
  folder: string,
): Promise<ReadonlyMap<string, string>> {
  await expectCommit(root, commit);
  const tree = ['ls-tree', '-z', '--full-tree', commit, `${folder}/`];
  const files = splitZero(await runGit(root, tree)).flatMap((line): [string, string][] => {
    const [, id = '', file = ''] = entry.exec(line) ?? [];
    const name = file.slice(folder.length + 1);
    return /\.(ts|json)$/.test(name) ? [[name, id]] : [];
  });
  const blobs = await readBlobs(
    root,
    files.map(([, id]) => id),
  );
  return new Map(files.map(([name, id]) => [name, blobs.get(id)?.toString() ?? '']));
}

async function expectCommit(root: string, commit: string): Promise<void> {
  const answer = await askGit(root, ['cat-file', '-e', `${commit}^{commit}`]);
  if ('output' in answer) return;
  throw new CannotRun(
    `the migrations of ${commit} cannot be read: git does not have this commit; fetch the whole history ("git fetch --unshallow" in a shallow clone)`,
  );
}
