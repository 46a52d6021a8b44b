import type { Issue } from '../issue.ts';
import type { Changes } from './compare.ts';

const commit = 'and commit the result';

/** How the repository differs from what the configuration says, as findings. */
export function describeDrift(changes: Changes): Issue[] {
  const edited = new Set(changes.edited.map(({ path }) => path));
  const hintFor = (path: string, options = '') =>
    `run "pnpm gen${options}${edited.has(path) ? ' --force' : ''}" ${commit}`;
  return [
    ...changes.writes.map(({ path, before }) => ({
      code: 'drift',
      message: describeWrite(before, edited.has(path)),
      at: path,
      hint: hintFor(path),
    })),
    ...changes.removals.map((path) => ({
      code: 'drift',
      message: 'is no longer needed',
      at: path,
      hint: hintFor(path),
    })),
    ...[...changes.removedSites.values()].flat().map((path) => ({
      code: 'drift',
      message: 'belongs to a site that left the configuration',
      at: path,
      hint: hintFor(path, ' --remove-sites'),
    })),
    ...changes.strays.map((path) => ({
      code: 'stray-file',
      message: 'was not written by the generator, and nothing reads it',
      at: path,
      hint: 'remove it, or move it to where people write',
    })),
    ...changes.obstacles.map((path) => ({
      code: 'in-the-way',
      message: 'is in the way of a generated file',
      at: path,
      hint: 'move it away and run "pnpm gen"',
    })),
  ];
}

function describeWrite(before: string | undefined, edited: boolean): string {
  if (before === undefined) return 'is missing';
  return edited ? 'was edited by hand' : 'is not what sites.config.ts says';
}
