import { readBlobs } from '../git/blobs.ts';
import { listFileChanges } from '../git/file-history.ts';
import type { Instance } from '../model/model.ts';
import { releaseDirectory } from '../releases/overlay.ts';
import { readReleaseOverlay } from '../releases/read.ts';
import { readRecord, recordFile, type ReleaseRecord } from '../releases/record.ts';
import { isSameBuild, type Release } from '../releases/release.ts';

/** What was known of a site in an environment after a commit that changed it. */
export interface PastState {
  readonly commit: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly author: string;
  readonly subject: string;
  readonly release: Release | undefined;
  /** As it was in that commit; undefined where nobody recorded anything of that release. */
  readonly record: ReleaseRecord | undefined;
}

/** A release that ran, and the commit that brought it. */
export type PastRelease = PastState & { readonly release: Release };

/**
 * The states of an instance in the history of `tip`, newest first. It reads what the commits hold, not
 * what their messages say, so squashed ones count too.
 */
export async function listPastStates(
  root: string,
  tip: string,
  { environment, site }: Pick<Instance, 'environment' | 'site'>,
): Promise<PastState[]> {
  const overlay = `${releaseDirectory(environment.name, site)}/kustomization.yaml`;
  const record = recordFile(environment.name, site);
  const changes = await listFileChanges(root, tip, [overlay, record]);
  const names = changes.flatMap(({ commit }) => [`${commit}:${overlay}`, `${commit}:${record}`]);
  const texts = await readBlobs(root, names);
  return changes.map((change) => {
    const textOf = (file: string) => texts.get(`${change.commit}:${file}`)?.toString() ?? '';
    const read = readReleaseOverlay(overlay, environment.name, site, textOf(overlay));
    const release = 'release' in read ? read.release : undefined;
    const known = readRecord(record, textOf(record));
    const isItsOwn = 'record' in known && known.record.release.digest === release?.digest;
    return { ...change, release, record: isItsOwn ? known.record : undefined };
  });
}

/** What ran, newest first: one entry for each time that the release changed, as it came in. */
export function releasesOf(states: readonly PastState[]): PastRelease[] {
  return states.flatMap((state, index) => {
    const before = states[index + 1]?.release;
    const { release } = state;
    if (!release || isSameBuild(release, before)) return [];
    return [{ ...state, release }];
  });
}
