import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../../replace-file.ts';

/** What folders rendered to before, by a key over all that they are built from. */
export interface RenderCache {
  readonly find: (key: string) => string | undefined;
  readonly keep: (key: string, yaml: string) => void;
}

const aWeek = 7 * 24 * 3_600_000;

/** Opens the renderings that are kept in the cache, and forgets those of last week. */
export function openRenderCache(cache: string): RenderCache {
  const folder = path.join(cache, 'rendered');
  mkdirSync(folder, { recursive: true });
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    const age = Date.now() - (statSync(file, { throwIfNoEntry: false })?.mtimeMs ?? 0);
    if (age > aWeek) rmSync(file, { force: true });
  }
  return {
    find(key) {
      try {
        return readFileSync(path.join(folder, key), 'utf8');
      } catch {
        return undefined;
      }
    },
    keep(key, yaml) {
      replaceFile(path.join(folder, key), yaml);
    },
  };
}
