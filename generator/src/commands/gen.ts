import { compareFiles, type Changes } from '../files/compare.ts';
import { findRefusals, type Consent } from '../files/refusals.ts';
import { planFiles } from '../files/plan.ts';
import { withTextsAside } from '../files/set-aside.ts';
import { countUntouched, saveStamp } from '../files/stamp.ts';
import { applyChanges } from '../files/write.ts';
import { loadFleet } from '../model/load-fleet.ts';
import type { Context, ExitCode } from './context.ts';
import { findInputs } from './inputs.ts';
import { reportIssues } from './report.ts';

export interface GenOptions extends Consent {
  /** Write nothing; fail on any difference and show it. */
  readonly check: boolean;
  readonly json: boolean;
}

const nothingWritten = 'Nothing was written.';

/** Writes the manifests, or with `check` tells how they differ from what it would write. */
export async function gen(context: Context, options: GenOptions): Promise<ExitCode> {
  const { root, cache } = context;
  const inputs = await findInputs(context);
  const untouched = countUntouched(root, cache, 'generated', inputs);
  if (untouched !== undefined) return reportNothing(context, options, untouched);

  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) {
    await reportIssues(context, loaded.issues, nothingWritten, options.json);
    return 1;
  }
  const { fleet } = loaded;
  return withTextsAside(cache, async (setAside) => {
    const changes = compareFiles(root, planFiles(fleet), fleet, setAside);
    const exitCode = options.check
      ? await reportDrift(context, changes, options)
      : await writeChanges(context, changes, options);
    if (exitCode === 0 && changes.strays.length === 0 && inputs !== undefined) {
      saveStamp(cache, 'generated', inputs, changes.digests);
    }
    return exitCode;
  });
}

async function writeChanges(
  context: Context,
  changes: Changes,
  options: GenOptions,
): Promise<ExitCode> {
  const { root, out, err } = context;
  const refusals = findRefusals(changes, options);
  if (refusals.length > 0) {
    await reportIssues(context, refusals, nothingWritten, options.json);
    return 1;
  }
  const removals = [...changes.removals, ...[...changes.removedSites.values()].flat()];
  applyChanges(root, changes.writes, removals);
  for (const stray of changes.strays) err(`warning: ${describeStray(stray)}\n`);
  const written = changes.writes.map(({ path: file }) => file);
  if (options.json) printJson(context, { written, removed: removals, strays: changes.strays });
  else if (written.length + removals.length === 0) reportNothing(context, options, changes.total);
  else {
    const removal = removals.length > 0 ? `, removed ${removals.length}` : '';
    out(`Wrote ${written.length} of ${changes.total} files${removal}.\n`);
  }
  return 0;
}

function reportNothing(context: Context, { check, json }: GenOptions, total: number): ExitCode {
  if (json) printJson(context, check ? noDrift : { written: [], removed: [], strays: [] });
  else if (check) context.out(`Up to date: ${total} files are what sites.config.ts says.\n`);
  else context.out(`Nothing to do: all ${total} files are up to date.\n`);
  return 0;
}

const noDrift = { write: [], remove: [], removeSites: [], strays: [], obstacles: [] };

async function reportDrift(
  context: Context,
  changes: Changes,
  options: GenOptions,
): Promise<ExitCode> {
  const { out, err } = context;
  const { writes, removals, removedSites, strays, obstacles } = changes;
  const drift = writes.length + removals.length + removedSites.size;
  if (drift + strays.length + obstacles.length === 0) {
    return reportNothing(context, options, changes.total);
  }
  if (options.json) {
    const write = writes.map(({ path: file }) => file);
    const removeSites = [...removedSites.keys()];
    printJson(context, { write, remove: removals, removeSites, strays, obstacles });
    return 1;
  }
  if (drift > 0) {
    const { formatDrift } = await import('../files/diff.ts');
    out(formatDrift(changes));
  }
  for (const stray of strays) err(`error: ${describeStray(stray)}\n`);
  for (const obstacle of obstacles) err(`error: ${obstacle} is in the way of a generated file\n`);
  if (drift > 0) {
    err('The manifests are not what sites.config.ts says. Run "pnpm gen" and commit the result.\n');
  }
  return 1;
}

function printJson({ out }: Context, value: object): void {
  out(`${JSON.stringify(value)}\n`);
}

function describeStray(file: string): string {
  return `${file} is a stray: the generator did not write it and nothing reads it`;
}
