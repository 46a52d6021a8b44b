import type { ConfigPath, Issue } from '../issue.ts';
import { checkShape } from './check-shape.ts';
import { valueAt } from './describe.ts';
import type { FleetConfig } from './schema.ts';

/** The sound part of a configuration, and what had to be left out of it. */
export interface Salvaged {
  readonly config: FleetConfig;
  readonly removed: readonly ConfigPath[];
}

/**
 * Cuts out of a configuration what has the wrong shape, so that the rules can judge the rest in the
 * same run and all problems are told at once.
 */
export function salvage(value: unknown, issues: readonly Issue[]): Salvaged | undefined {
  const copy: unknown = structuredClone(value);
  const removed: ConfigPath[] = [];
  let problems = issues;
  // Each round cuts at least one field or goes one level up, so few rounds reach the ground.
  for (let round = 0; round < 8; round += 1) {
    for (const { at } of problems) {
      if (typeof at === 'string') continue;
      const path = existing(copy, at);
      if (path.length === 0) return undefined;
      remove(copy, path);
      removed.push(path);
    }
    const checked = checkShape(copy);
    if ('config' in checked) return { config: checked.config, removed };
    problems = checked.issues;
  }
  return undefined;
}

/** The path itself, or for a missing value the object that lacks it. */
function existing(value: unknown, path: ConfigPath): ConfigPath {
  const parent = path.slice(0, -1);
  const holder = valueAt(value, parent);
  const last = path.at(-1);
  if (
    typeof holder === 'object' &&
    holder !== null &&
    last !== undefined &&
    Object.hasOwn(holder, last)
  ) {
    return path;
  }
  return parent.length === 0 ? [] : existing(value, parent);
}

function remove(value: unknown, path: ConfigPath): void {
  const holder = valueAt(value, path.slice(0, -1));
  const last = path.at(-1);
  if (Array.isArray(holder)) holder.splice(Number(last), 1);
  else if (typeof holder === 'object' && holder !== null && last !== undefined) {
    Reflect.deleteProperty(holder, last);
  }
}

/** Whether a problem may only be there because something was cut out. */
export function isConsequence({ at }: Issue, removed: readonly ConfigPath[]): boolean {
  if (typeof at === 'string') return false;
  return removed.some((path) => startsWith(path, at) || startsWith(at, path));
}

function startsWith(path: ConfigPath, prefix: ConfigPath): boolean {
  return prefix.every((key, index) => path[index] === key);
}
