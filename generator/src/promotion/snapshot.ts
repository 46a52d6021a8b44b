import { hash } from 'node:crypto';
import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Issue } from '../issue.ts';
import { loadFleet } from '../model/load-fleet.ts';
import type { Fleet, Instance } from '../model/model.ts';
import { readRecord, recordFile, type ReleaseRecord } from '../releases/record.ts';
import { isSameBuild } from '../releases/release.ts';
import { replaceFile } from '../replace-file.ts';
import type { Source } from './source.ts';

/** The fleet at one moment, with what is known of its releases. */
export interface Snapshot {
  readonly source: Source;
  readonly fleet: Fleet;
  /** What is known of the release that an instance has; a record of another release says nothing. */
  readonly recordOf: (instance: Instance) => ReleaseRecord | undefined;
}

export type OpenedSnapshot =
  { readonly snapshot: Snapshot } | { readonly issues: readonly Issue[] };

/** Reads the fleet and its records; whatever is wrong with either is told before anything is decided. */
export async function openSnapshot(
  root: string,
  cache: string,
  source: Source,
): Promise<OpenedSnapshot> {
  const place = source.commit === undefined ? { root, cache } : layOut(cache, source);
  const loaded = await loadFleet(place.root, place.cache, undefined, source.readText);
  if ('issues' in loaded) return loaded;
  const records = new Map<Instance, ReleaseRecord>();
  const issues: Issue[] = [];
  for (const instance of loaded.fleet.instances) {
    const file = recordFile(instance.environment.name, instance.site);
    const text = source.readText(file);
    if (text === undefined) continue;
    const read = readRecord(file, text);
    if ('issues' in read) issues.push(...read.issues);
    else if (isSameBuild(read.record.release, instance.release)) records.set(instance, read.record);
  }
  if (issues.length > 0) return { issues };
  return {
    snapshot: { source, fleet: loaded.fleet, recordOf: (instance) => records.get(instance) },
  };
}

/**
 * Lays the configuration of a commit into the cache, under a name that says what is in it: the next
 * run finds it compiled.
 */
function layOut(cache: string, source: Source): { root: string; cache: string } {
  const files = [...source.configuration()];
  const name = hash('sha1', JSON.stringify(files));
  const root = path.join(cache, 'configurations', name);
  for (const [file, text] of files) {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    replaceFile(path.join(root, file), text);
  }
  forgetOld(path.dirname(root));
  return { root, cache: path.join(root, '.cache') };
}

/** Each configuration that was ever on the branch would stay for ever; another run may use a new one. */
function forgetOld(folder: string): void {
  const aDayAgo = Date.now() - 86_400_000;
  for (const name of readdirSync(folder)) {
    const old = path.join(folder, name);
    const { mtimeMs = aDayAgo } = statSync(old, { throwIfNoEntry: false }) ?? {};
    if (mtimeMs < aDayAgo) {
      rmSync(old, { recursive: true, force: true });
    }
  }
}
