import { findMergeBase, isShallow } from '../git/base.ts';
import { completeHistory, fetchCommit } from '../git/remote.ts';
import { CannotRun } from '../issue.ts';
import type { App, Instance } from '../model/model.ts';
import { commitOf, type Release } from '../releases/release.ts';
import type { MigrationSet } from '../releases/record.ts';
import { readMigrations } from './migrations/read.ts';
import { onceForEach } from './once-for-each.ts';
import { listPastStates, releasesOf, type PastRelease } from './past.ts';

/** What a decision asks of git beyond the snapshot. */
export interface Facts {
  /** The migrations that a release bundles; undefined where its commit does not exist. */
  readonly migrationsOf: (release: Release, app: App) => Promise<MigrationSet | undefined>;
  /** Whether the first release was built from an earlier commit of the second one's history. */
  readonly isOlder: (release: Release, than: Release) => Promise<boolean>;
  /** What an instance ran, newest first. */
  readonly pastOf: (instance: Instance) => Promise<readonly PastRelease[]>;
}

/** Answers from the object database; what a shallow clone lacks is fetched. */
export function askRepository(
  root: string,
  remote: string,
  tip: string,
  announce: (text: string) => void,
): Facts {
  // A fleet asks the same of every site, and every question is a process.
  const holds = onceForEach((commit) => fetchCommit(root, remote, commit));
  const migrationsAt = onceForEach(async (commit, directory) =>
    (await holds(commit)) ? readMigrations(root, commit, directory) : undefined,
  );
  const isBefore = onceForEach(async (older, newer) => {
    if (!(await holds(older)) || !(await holds(newer))) return false;
    const common = await findMergeBase(root, older, newer, announce);
    // What a clone leaves out must not let an older release in.
    if (common === undefined && (await isShallow(root))) throw new CannotRun(shallow);
    return common === older;
  });
  return {
    migrationsOf: (release, app) => migrationsAt(commitOf(release), app.directory),
    isOlder: async (release, than) => {
      const [older, newer] = [commitOf(release), commitOf(than)];
      return older !== newer && isBefore(older, newer);
    },
    pastOf: async (instance) => {
      await completeHistory(root, remote, announce);
      return releasesOf(await listPastStates(root, tip, instance));
    },
  };
}

const shallow =
  'this clone is shallow and does not tell which release is older. Run: git fetch --unshallow';
