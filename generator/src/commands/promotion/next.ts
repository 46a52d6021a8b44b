import { recordFile } from '../../releases/record.ts';
import type { Move } from '../../promotion/move.ts';
import type { Changed } from './change.ts';
import type { ChangeOptions } from './options.ts';

type Done = Exclude<Changed, { issues: unknown }>;

/** The last line: what became of it, and what comes next. */
export function describeNext({ push, dryRun, remote }: ChangeOptions, changed: Done): string {
  const { moves, stays, commit } = changed;
  const [first] = moves;
  if (!first) {
    const waiting = stays.some(({ kind }) => kind !== 'done');
    return waiting ? 'Nothing was changed.' : 'Nothing to do.';
  }
  if (dryRun) return 'Nothing was changed: this was a dry run.';
  const next = followUp(first, moves);
  if (push && commit !== undefined) {
    return `Pushed ${commit.slice(0, 12)} to ${remote}. Your checkout is as it was. ${next}`;
  }
  return `Changed ${countFiles(changed.edits.size)} here: commit and push ${changed.edits.size === 1 ? 'it' : 'them'}. ${next}`;
}

function countFiles(count: number): string {
  return count === 1 ? '1 file' : `${count} files`;
}

/** What a person or a pipeline does after a move. */
function followUp({ kind, instance, record }: Move, moves: readonly Move[]): string {
  const environment = instance.environment.name;
  const sites = moves.length > 3 ? '--pending' : moves.map((move) => move.instance.site).join(' ');
  switch (kind) {
    case 'release':
    case 'promote':
    case 'reset':
      return `Next: pnpm verify ${environment} ${sites} --push`;
    case 'rollback':
      return `No release comes in until: pnpm resume ${environment} ${instance.site} --push`;
    case 'resume':
      return 'Releases come in again.';
    case 'verify':
      if (record.evidence?.outcome === 'failed') {
        return `Why it failed stands in ${recordFile(environment, instance.site)}.`;
      }
      return instance.environment.production
        ? 'The release is done.'
        : 'Next: pnpm promote, or let "pnpm promote --due" do it.';
  }
}
