import type { Issue } from '../../issue.ts';
import type { Fleet } from '../../model/model.ts';
import { isSameBuild } from '../../releases/release.ts';
import type { Facts } from '../facts.ts';
import { findBlocker } from '../gate/gate.ts';
import type { Actor, Decision, Move, Reason, Stay } from '../move.ts';
import { pairsOf, type Pair } from '../pairs.ts';
import type { Snapshot } from '../snapshot.ts';
import { describeMigrations } from './migration-notes.ts';
import { findMigrations, writeForced, writeNewRecord } from './new-record.ts';
import { describeUnknown, settle, type Sites } from './select.ts';

/** Releases go on to the next environment. */
export interface PromoteIntent {
  readonly sites: Sites;
  /** The environment that they go to; needed where a site has more than one way to go. */
  readonly to?: string | undefined;
  /** A schedule asks: only what the configuration lets it promote, and only when it is time. */
  readonly due: boolean;
  /** Why it may go on although it is not verified, or not for long enough. */
  readonly force?: string | undefined;
}

/**
 * The release that each step was first decided on, by target. When somebody else was faster, the
 * decision is made again for the same release, and not for another one that nobody looked at.
 */
export type Bound = ReadonlyMap<string, string>;

/** Decides which releases go on. */
export async function decidePromotion(
  snapshot: Snapshot,
  facts: Facts,
  intent: PromoteIntent,
  actor: Actor,
  bound?: Bound,
): Promise<Decision> {
  const found = selectPairs(snapshot.fleet, intent);
  if ('issues' in found) return found;
  const moves: Move[] = [];
  const stays: Stay[] = [];
  for (const pair of found.pairs) {
    const stay = await findStay(snapshot, facts, pair, intent, actor.now, bound);
    if (stay) stays.push({ instance: pair.target, ...stay });
    else moves.push(await writeMove(snapshot, facts, pair, intent, actor));
  }
  return settle(intent.sites, moves, stays);
}

/** Names a step's target. */
export function nameTarget({ target }: Pair): string {
  return `${target.environment.name}/${target.site}`;
}

type Selected = { readonly pairs: readonly Pair[] } | { readonly issues: readonly Issue[] };

function selectPairs(fleet: Fleet, { sites, to }: PromoteIntent): Selected {
  const known = [...new Set(fleet.instances.map(({ site }) => site))];
  const environments = fleet.environments.map(({ name }) => name);
  if (to !== undefined && !environments.includes(to)) {
    return { issues: [describeUnknown('unknown-environment', to, environments)] };
  }
  const chosen = sites === 'all' ? known : [...new Set(sites)];
  const issues: Issue[] = [];
  const pairs: Pair[] = [];
  for (const site of chosen) {
    const own = pairsOf(fleet, site).filter(({ target }) => !to || target.environment.name === to);
    if (!known.includes(site)) issues.push(describeUnknown('unknown-site', site, known));
    else if (sites === 'all') pairs.push(...own);
    else if (own.length === 0) issues.push(describeNoWay(site, to));
    else if (own.length > 1) issues.push(describeManyWays(site, own));
    else pairs.push(...own);
  }
  return issues.length > 0 ? { issues } : { pairs };
}

function describeNoWay(site: string, to: string | undefined): Issue {
  return {
    code: 'nowhere-to-go',
    message: to
      ? `no environment of the site comes before ${to}, or it does not exist there`
      : 'the site exists in one environment alone',
    at: site,
    hint: 'a release comes into the first environment of a site with "pnpm release"',
  };
}

function describeManyWays(site: string, pairs: readonly Pair[]): Issue {
  const names = pairs.map(({ target }) => target.environment.name);
  return {
    code: 'which-environment',
    message: 'the site has several environments to promote to',
    at: site,
    expected: names.map((name) => `--to ${name}`).join(' or '),
  };
}

async function findStay(
  snapshot: Snapshot,
  facts: Facts,
  pair: Pair,
  { due, force }: PromoteIntent,
  now: number,
  bound: Bound | undefined,
): Promise<Reason | undefined> {
  const { source, target } = pair;
  const [from, to] = [source.environment.name, target.environment.name];
  if (!source.release) {
    return { kind: 'waits', code: 'no-release', reason: `${from} has no release yet` };
  }
  if (isSameBuild(source.release, target.release)) {
    return { kind: 'done', code: 'current', reason: `${to} runs the release of ${from} already` };
  }
  if (bound && bound.get(nameTarget(pair)) !== source.release.digest) {
    return {
      kind: 'waits',
      code: 'moved-on',
      reason: `${from} got another release meanwhile`,
      hint: 'look at it, and promote again',
    };
  }
  const blocker = findBlocker({ pair, snapshot, now }, { due, forced: force !== undefined });
  if (blocker) return blocker;
  if (!target.release || force !== undefined) return undefined;
  return (await facts.isOlder(source.release, target.release)) ? describeOlder(pair) : undefined;
}

/** Why a release does not go on where a later one runs already. */
export function describeOlder({ source, target }: Pair): Reason {
  const [from, to] = [source.environment.name, target.environment.name];
  return {
    kind: 'waits',
    code: 'older-release',
    reason: `${to} runs a later commit than ${from}`,
    hint: `bring the later one to ${from}, or go back with "pnpm rollback ${to} ${target.site}"`,
  };
}

async function writeMove(
  snapshot: Snapshot,
  facts: Facts,
  { source, target }: Pair,
  { force }: PromoteIntent,
  actor: Actor,
): Promise<Move> {
  const { release } = source;
  if (!release) throw new Error('a source without a release was let through');
  const known = snapshot.recordOf(source);
  const migrations = await findMigrations(facts, source, release, known);
  const record = writeNewRecord(target, release, migrations);
  const notes = describeMigrations(snapshot.recordOf(target)?.migrations, migrations);
  const before = snapshot.recordOf(target)?.configuration;
  const drift =
    before !== undefined && before !== record.configuration
      ? [`the configuration of ${target.environment.name} changed since its last release`]
      : [];
  return {
    kind: 'promote',
    instance: target,
    release,
    record: { ...record, ...writeForced(force, actor) },
    notes: [...drift, ...notes],
  };
}
