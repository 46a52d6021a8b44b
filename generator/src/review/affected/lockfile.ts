import { load } from 'js-yaml';
import { valueAt } from '../../config/describe.ts';
import { isMap } from '../../is-map.ts';

/**
 * What a lockfile of pnpm says of some folders of the workspace: how they resolve, every package that
 * they come to, and the settings of the whole. A change of anything else installs nothing new there.
 */
export function lockedFor(text: string, folders: Iterable<string>): string {
  const lock: unknown = load(text);
  const importers = [...folders]
    .sort()
    .map((folder) => [folder, valueAt(lock, ['importers', folder])]);
  const snapshots = new Map<string, unknown>();
  const visit = (name: string, version: unknown): void => {
    const key = `${name}@${String(version)}`;
    // An alias resolves to another name; its version says which.
    for (const id of [key, String(version)]) {
      const snapshot = valueAt(lock, ['snapshots', id]);
      if (snapshot === undefined || snapshots.has(id)) continue;
      const plain = id.replace(/\(.*$/, '');
      snapshots.set(id, [snapshot, valueAt(lock, ['packages', plain])]);
      for (const field of ['dependencies', 'optionalDependencies']) {
        visitAll(valueAt(snapshot, [field]));
      }
    }
  };
  const visitAll = (dependencies: unknown): void => {
    for (const [name, one] of Object.entries(isMap(dependencies) ? dependencies : {})) {
      visit(name, isMap(one) ? one.version : one);
    }
  };
  for (const [, importer] of importers) {
    for (const field of ['dependencies', 'devDependencies', 'optionalDependencies']) {
      visitAll(valueAt(importer, [field]));
    }
  }
  const reached = [...snapshots].sort(([a], [b]) => (a < b ? -1 : 1));
  return JSON.stringify([settingsOf(lock), importers, reached]);
}

/** What holds for every install: the version of the format, overrides, patches and the like. */
function settingsOf(lock: unknown): unknown {
  if (!isMap(lock)) return lock;
  const others = ['importers', 'packages', 'snapshots', 'catalogs'];
  return Object.entries(lock).filter(([key]) => !others.includes(key));
}
