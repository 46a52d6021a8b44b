import { readFileSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from '../issue.ts';
import { readPlainOverlay, releaseDirectory } from './overlay.ts';
import type { Release } from './release.ts';

export interface LoadedReleases {
  readonly find: (environment: string, site: string) => Release | undefined;
  readonly issues: readonly Issue[];
}

/** The text of a file, by its path from the root of the repository; undefined where there is none. */
export type ReadText = (file: string) => string | undefined;

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

/** Reads the files as they lie below a folder. */
export function readTextsBelow(root: string): ReadText {
  return (file) => {
    try {
      return readFileSync(path.join(root, file), 'utf8');
    } catch (error) {
      // Whatever lies there instead of a file is in the way, and a later step says so.
      const absent = ['ENOENT', 'ENOTDIR', 'EISDIR'];
      if (error instanceof Error && 'code' in error && absent.includes(String(error.code))) {
        return undefined;
      }
      throw error;
    }
  };
}
