import { decidePromotion, nameTarget, type Bound } from '../../promotion/decide/promote.ts';
import type { PromoteIntent } from '../../promotion/decide/promote.ts';
import { pairsOf } from '../../promotion/pairs.ts';
import type { Snapshot } from '../../promotion/snapshot.ts';
import type { Context, ExitCode } from '../context.ts';
import type { Surroundings } from '../surroundings.ts';
import { findActor } from './actor.ts';
import { changeReleases } from './change.ts';
import type { ChangeOptions } from './options.ts';
import { reportChange } from './report.ts';

export type PromoteOptions = ChangeOptions & PromoteIntent;

/** Brings verified releases to the next environment. */
export async function promote(
  context: Context,
  surroundings: Pick<Surroundings, 'variables'>,
  options: PromoteOptions,
): Promise<ExitCode> {
  const actor = await findActor(context, surroundings);
  let bound: Bound | undefined;
  const changed = await changeReleases(context, options, (snapshot, facts) => {
    const decision = decidePromotion(snapshot, facts, options, actor, bound);
    bound ??= bindReleases(snapshot);
    return decision;
  });
  return reportChange(context, options, changed);
}

/** The release of every step's source as it was at first sight. */
function bindReleases({ fleet }: Snapshot): Bound {
  const sites = [...new Set(fleet.instances.map(({ site }) => site))];
  const pairs = sites.flatMap((site) => pairsOf(fleet, site));
  return new Map(pairs.map((pair) => [nameTarget(pair), pair.source.release?.digest ?? '']));
}
