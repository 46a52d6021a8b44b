import { releaseDirectory } from '../releases/overlay.ts';
import { readRecord, recordFile } from '../releases/record.ts';
import type { Changes } from './danger/rule.ts';
import type { Tree } from './inputs.ts';

/**
 * Returns a function that finds what a side knows of the release in the environment that comes before
 * one of a site: only from there does a release come, and only if it was verified.
 */
export function findEvidenceBefore(
  { listing, textOf }: Tree,
  environments: readonly string[],
): Changes['evidenceBefore'] {
  return ({ environment = '', site = '' }) => {
    const earlier = environments.slice(0, Math.max(0, environments.indexOf(environment)));
    const before = earlier.findLast((name) =>
      listing.has(`${releaseDirectory(name, site)}/kustomization.yaml`),
    );
    if (before === undefined) return undefined;
    const file = recordFile(before, site);
    const read = listing.has(file) ? readRecord(file, textOf(file)) : undefined;
    const { release, evidence } = read && 'record' in read ? read.record : {};
    return { environment: before, digest: release?.digest, outcome: evidence?.outcome };
  };
}
