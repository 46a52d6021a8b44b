import process from 'node:process';
import type { Bases } from './bases.ts';
import type { Engine } from './engine.ts';
import { run, type Result } from './run.ts';
import { repository } from './snapshot.ts';

/** One run of `pnpm image`, as a person or CI runs it. */
export function runCommand({ variables }: Engine, args: readonly string[]): Promise<Result> {
  const program = ['generator/run.mjs', 'src/cli.ts', 'image'];
  return run(process.execPath, [...program, ...args], variables, undefined, repository);
}

/** One that builds, on base images that are there. */
export function runImage(
  engine: Engine,
  { node, base }: Bases,
  args: readonly string[],
): Promise<Result> {
  const there = [`--node=${node}`, `--base-image=${base}`, '--network=host'];
  return runCommand(engine, [...args, ...there]);
}
