import { decideRollback, type RollbackIntent } from '../../promotion/decide/rollback.ts';
import type { Context, ExitCode } from '../context.ts';
import type { Surroundings } from '../surroundings.ts';
import { findActor } from './actor.ts';
import { changeReleases } from './change.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export type RollbackOptions = ChangeOptions & RollbackIntent;

/** Brings back what a site ran before, and holds it there. */
export async function rollback(
  context: Context,
  surroundings: Pick<Surroundings, 'variables'>,
  options: RollbackOptions,
): Promise<ExitCode> {
  const actor = await findActor(context, surroundings);
  const changed = await changeReleases(context, options, (snapshot, facts) =>
    decideRollback(snapshot, facts, options, actor),
  );
  return reportChange(context, options, changed);
}
