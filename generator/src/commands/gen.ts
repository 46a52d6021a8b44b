import { compareFiles, type Changes } from '../files/compare.ts';
import { findRefusals, type Consent } from '../files/refusals.ts';
import { planFiles } from '../files/plan.ts';
import { applyChanges } from '../files/write.ts';
import { loadFleet } from '../model/load-fleet.ts';
import type { Context, ExitCode } from './context.ts';
import { reportIssues } from './report.ts';

export interface GenOptions extends Consent {
  /** Write nothing; fail on any difference and show it. */
  readonly check: boolean;
  readonly json: boolean;
}

const nothingWritten = 'Nothing was written.';

/** Writes the manifests, or with `check` tells how they differ from what it would write. */
export async function gen(context: Context, options: GenOptions): Promise<ExitCode> {
  const { root, cache, out, err } = context;
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) {
    await reportIssues(context, loaded.issues, nothingWritten, options.json);
    return 1;
  }
  const changes = compareFiles(root, planFiles(loaded.fleet), loaded.fleet);
  if (options.check) return reportDrift(context, changes, options.json);

  const refusals = findRefusals(changes, options);
  if (refusals.length > 0) {
    await reportIssues(context, refusals, nothingWritten, options.json);
    return 1;
  }
  const removals = [...changes.removals, ...[...changes.removedSites.values()].flat()];
  applyChanges(root, changes.writes, removals);
  for (const stray of changes.strays) err(`warning: ${describeStray(stray)}\n`);
  const written = changes.writes.map(({ path }) => path);
  if (options.json)
    out(`${JSON.stringify({ written, removed: removals, strays: changes.strays })}\n`);
  else out(`${summarise(written.length, removals.length, changes.total)}\n`);
  return 0;
}

async function reportDrift(
  { out, err }: Context,
  changes: Changes,
  json: boolean,
): Promise<ExitCode> {
  const drift = changes.writes.length + changes.removals.length + changes.removedSites.size;
  const findings = drift + changes.strays.length + changes.obstacles.length;
  if (json) {
    const { writes, removals, removedSites, strays } = changes;
    const drifted = {
      write: writes.map(({ path }) => path),
      remove: removals,
      removeSites: [...removedSites.keys()],
      strays,
    };
    out(`${JSON.stringify(drifted)}\n`);
  } else if (findings === 0)
    out(`Up to date: ${changes.total} files are what sites.config.ts says.\n`);
  else {
    if (drift > 0) {
      const { formatDrift } = await import('../files/diff.ts');
      out(formatDrift(changes));
    }
    for (const stray of changes.strays) err(`error: ${describeStray(stray)}\n`);
    for (const obstacle of changes.obstacles)
      err(`error: ${obstacle} is in the way of a generated file\n`);
    if (drift > 0)
      err(
        `The manifests are not what sites.config.ts says. Run "pnpm gen" and commit the result.\n`,
      );
  }
  return findings === 0 ? 0 : 1;
}

function describeStray(file: string): string {
  return `${file} is a stray: the generator did not write it and nothing reads it`;
}

function summarise(written: number, removed: number, total: number): string {
  if (written + removed === 0) return `Nothing to do: all ${total} files are up to date.`;
  const removal = removed > 0 ? `, removed ${removed}` : '';
  return `Wrote ${written} of ${total} files${removal}.`;
}
