import type { Issue } from '../issue.ts';
import type { ReadText } from '../read-text.ts';
import { readPlainOverlay, releaseDirectory } from './overlay.ts';
import type { Release } from './release.ts';

export interface LoadedReleases {
  readonly find: (environment: string, site: string) => Release | undefined;
  readonly issues: readonly Issue[];
}

/** Reads the release overlays of the given sites; one that does not exist yet has no release. */
export async function loadReleases(
  readText: ReadText,
  instances: readonly { environment: string; site: string }[],
): Promise<LoadedReleases> {
  const releases = new Map<string, Release>();
  const issues: Issue[] = [];
  for (const { environment, site } of instances) {
    const file = `${releaseDirectory(environment, site)}/kustomization.yaml`;
    const text = readText(file);
    if (text === undefined) continue;
    const read =
      readPlainOverlay(environment, site, text) ?? (await readAny(file, environment, site, text));
    if ('issues' in read) issues.push(...read.issues);
    else if (read.release) releases.set(`${environment}/${site}`, read.release);
  }
  return { find: (environment, site) => releases.get(`${environment}/${site}`), issues };
}

/** The YAML parser is loaded only for an overlay that somebody wrote in another way than we do. */
async function readAny(file: string, environment: string, site: string, text: string) {
  const { readReleaseOverlay } = await import('./read.ts');
  return readReleaseOverlay(file, environment, site, text);
}
