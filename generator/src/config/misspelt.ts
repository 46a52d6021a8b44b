import type { ConfigPath, Issue } from '../issue.ts';
import { isEnvironmentOfSite } from './cures.ts';
import { valueAt } from './describe.ts';
import { knownKeys } from './known-keys.ts';
import { fleetSchema } from './schema.ts';
import { findNearest } from './suggest.ts';

/** The settings that are only missing because their names are wrong or written too far out. */
export function findMeant(issues: readonly Issue[], config: unknown): ConfigPath[] {
  return issues.flatMap(({ code, at }): ConfigPath[] => {
    if (code !== 'unknown-key' || typeof at === 'string') return [];
    const above = at.slice(0, -1);
    const key = String(at.at(-1));
    if (isEnvironmentOfSite(above, key, config)) return [[...above, 'environments']];
    const holder = valueAt(config, above);
    const missing = knownKeys(fleetSchema, above, config).filter(
      (name) => valueAt(holder, [name]) === undefined,
    );
    const meant = findNearest(key, missing);
    return meant === undefined ? [] : [[...above, meant]];
  });
}
