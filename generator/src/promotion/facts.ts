import { findMergeBase } from '../git/base.ts';
import { completeHistory, fetchCommit } from '../git/remote.ts';
import type { App, Instance } from '../model/model.ts';
import { commitOf, type Release } from '../releases/release.ts';
import type { MigrationSet } from '../releases/record.ts';
import { readMigrations } from './migrations/read.ts';
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
  return {
    migrationsOf: async (release, app) => {
      const commit = commitOf(release);
      if (!(await fetchCommit(root, remote, commit))) return undefined;
      return readMigrations(root, commit, app.directory);
    },
    isOlder: async (release, than) => {
      const [older, newer] = [commitOf(release), commitOf(than)];
      if (older === newer) return false;
      const known = await Promise.all([older, newer].map((id) => fetchCommit(root, remote, id)));
      if (known.includes(false)) return false;
      return (await findMergeBase(root, older, newer, announce)) === older;
    },
    pastOf: async (instance) => {
      await completeHistory(root, remote, announce);
      return releasesOf(await listPastStates(root, tip, instance));
    },
  };
}
