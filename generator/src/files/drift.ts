import type { Issue } from '../issue.ts';
import type { Changes } from './compare.ts';

const hint = 'run "pnpm gen" and commit the result';

/** How the repository differs from what the configuration says, as findings. */
export function describeDrift(changes: Changes): Issue[] {
  return [
    ...changes.writes.map(({ path, before }) => ({
      code: 'drift',
      message: before === undefined ? 'is missing' : 'is not what sites.config.ts says',
      at: path,
      hint,
    })),
    ...[...changes.removals, ...[...changes.removedSites.values()].flat()].map((path) => ({
      code: 'drift',
      message: 'is no longer needed',
      at: path,
      hint,
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
