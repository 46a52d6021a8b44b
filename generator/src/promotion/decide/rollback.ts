import type { Release } from '../../releases/release.ts';
import type { Facts } from '../facts.ts';
import { describeStay, writeInstant, type Actor, type Decision } from '../move.ts';
import type { PastRelease } from '../past.ts';
import type { Snapshot } from '../snapshot.ts';
import { judgeWayBack } from './go-back.ts';
import { writeNewRecord } from './new-record.ts';
import { selectInstances } from './select.ts';

/** A site goes back to what it ran before, and stays there. */
export interface RollbackIntent {
  readonly environment: string;
  readonly site: string;
  /** The beginning of a tag; without one, what ran before. */
  readonly to?: string | undefined;
  readonly reason: string;
  /** Migrations that older code cannot live with, and that the person accepts. */
  readonly accepted: readonly string[];
}

/**
 * Decides on a way back. Freezes do not stop it: it restores what ran, and a night in which nothing
 * may change is the one in which it is needed.
 */
export async function decideRollback(
  snapshot: Snapshot,
  facts: Facts,
  { environment, site, to, reason, accepted }: RollbackIntent,
  actor: Actor,
): Promise<Decision> {
  const found = selectInstances(snapshot.fleet, environment, [site]);
  if ('issues' in found) return found;
  const [instance] = found.selected;
  if (!instance?.release) return refuse(environment, site, 'no-release', 'it has no release');
  const past = await facts.pastOf(instance);
  const target = to === undefined ? findBefore(past, instance.release) : findNamed(past, to);
  if ('problem' in target)
    return refuse(environment, site, target.code, target.problem, target.hint);
  const { release } = target.entry;
  if (release.digest === instance.release.digest) {
    const done = {
      kind: 'done',
      code: 'current',
      reason: `${environment} runs it already`,
    } as const;
    return { moves: [], stays: [{ instance, ...done }] };
  }
  const way = await judgeWayBack(snapshot, facts, instance, release, past, accepted);
  if ('stay' in way) return { issues: [describeStay({ instance, ...way.stay })] };
  const record = {
    ...writeNewRecord(instance, release, way.migrations),
    hold: { reason, since: writeInstant(actor.now), by: actor.name },
  };
  return {
    moves: [{ kind: 'rollback', instance, release, record, notes: way.notes }],
    stays: [],
  };
}

type Target =
  | { readonly entry: PastRelease }
  | { readonly problem: string; readonly code: string; readonly hint: string };

/** Whoever goes back twice does not want what he came from, but what was there before. */
function findBefore(past: readonly PastRelease[], { digest }: Release): Target {
  // A local release that is not committed yet is not in the history: then its newest one was before.
  const first = past.findLastIndex(({ release }) => release.digest === digest);
  const entry = past[first + 1];
  if (entry) return { entry };
  return {
    problem: 'nothing ran there before',
    code: 'nothing-before',
    hint: 'only a release that ran there can come back',
  };
}

function findNamed(past: readonly PastRelease[], to: string): Target {
  const tag = to.startsWith('sha-') ? to : `sha-${to}`;
  const named = past.filter(({ release }) => release.tag.startsWith(tag));
  const [entry] = named;
  const tags = [...new Set(past.map(({ release }) => release.tag))];
  if (entry && named.every(({ release }) => release.tag === entry.release.tag)) return { entry };
  return {
    problem: entry ? `several releases begin with ${tag}` : `${tag} never ran there`,
    code: entry ? 'ambiguous-tag' : 'never-ran',
    hint: `what ran there, newest first: ${tags.slice(0, 5).join(', ')}`,
  };
}

function refuse(
  environment: string,
  site: string,
  code: string,
  message: string,
  hint?: string,
): Decision {
  return { issues: [{ code, message, at: `${environment}/${site}`, hint }] };
}
