import process from 'node:process';
import type { Bases } from './bases.ts';
import type { Engine } from './engine.ts';
import { run, type Result } from './run.ts';
import { repository } from './snapshot.ts';

/** One run of `pnpm image`, as a person or CI runs it. */
export function runImage(engine: Engine, bases: Bases, args: readonly string[]): Promise<Result> {
  return run(
    process.execPath,
    [
      'generator/run.mjs',
      'src/cli.ts',
      'image',
      ...args,
      `--node=${bases.node}`,
      `--base-image=${bases.base}`,
      '--network=host',
    ],
    engine.variables,
    undefined,
    repository,
  );
}
