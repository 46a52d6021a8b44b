import { formatText } from '../../review/report/text.ts';
import { writeReview } from '../../review/review.ts';
import { describeMove } from '../../promotion/message.ts';
import type { Move, Stay } from '../../promotion/move.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { readEnvironments } from '../review/facts.ts';
import { withSides } from '../review/sides.ts';
import type { Changed } from './change.ts';
import { describeNext } from './next.ts';
import type { ChangeOptions } from './options.ts';

/** Tells what changed, what stayed and why, and what to do next. */
export async function reportChange(
  context: Context,
  options: ChangeOptions,
  changed: Changed,
): Promise<ExitCode> {
  if ('issues' in changed) {
    await reportIssues(context, changed.issues, 'Nothing was changed.', options.json);
    return 1;
  }
  const { moves, stays, edits, commit, plan } = changed;
  const refused = stays.some(({ kind }) => kind === 'refused');
  if (options.json) {
    context.out(
      `${JSON.stringify({
        moves: moves.map(describeForMachines),
        stays: stays.map(describeStayForMachines),
        files: [...edits.keys()],
        commit: commit ?? null,
        dryRun: options.dryRun,
      })}\n`,
    );
    return refused ? 1 : 0;
  }
  for (const move of moves) {
    context.out(`${describeMove(move)}\n`);
    for (const note of move.notes) context.out(`  ${note}\n`);
  }
  for (const stay of stays) context.out(`${describeStay(stay)}\n`);
  if (plan) await showPlan(context, plan);
  context.out(`${describeNext(options, changed)}\n`);
  return refused ? 1 : 0;
}

/** What Argo CD would do, rendered on both sides. */
async function showPlan(
  context: Context,
  { base, head }: { base: string; head: string },
): Promise<void> {
  const { environments, production } = await readEnvironments(context);
  await withSides(context, { base, head }, (sides) => {
    const review = writeReview({ ...sides, environments, production });
    context.out(`\n${formatText({ review, compared: 'The plan:', notices: [], environments })}\n`);
  });
}

function describeStay({ instance, kind, reason, hint }: Stay): string {
  const place = `${instance.environment.name}/${instance.site}`;
  const lines = [`${place}: ${kind === 'refused' ? 'refused: ' : ''}${reason}`];
  return [...lines, ...(hint === undefined ? [] : [`  ${hint}`])].join('\n');
}

function describeForMachines({ kind, instance, release, record, notes }: Move) {
  return {
    kind,
    environment: instance.environment.name,
    site: instance.site,
    from: instance.release ?? null,
    to: release,
    record,
    notes,
  };
}

function describeStayForMachines({ instance, kind, code, reason, hint, until }: Stay) {
  return {
    environment: instance.environment.name,
    site: instance.site,
    kind,
    code,
    reason,
    hint: hint ?? null,
    until: until === undefined ? null : new Date(until).toISOString(),
  };
}
