import { parseArgs } from 'node:util';
import { expect, it } from 'vitest';
import { decideEvidence } from '../../../src/promotion/decide/evidence.ts';
import { decidePromotion } from '../../../src/promotion/decide/promote.ts';
import { decideRelease } from '../../../src/promotion/decide/release.ts';
import { decideReset } from '../../../src/promotion/decide/reset.ts';
import { decideResume } from '../../../src/promotion/decide/resume.ts';
import { decideRollback } from '../../../src/promotion/decide/rollback.ts';
import { nameConfiguration } from '../../../src/promotion/configuration.ts';
import type { Actor, Decision, Move, Stay } from '../../../src/promotion/move.ts';
import type { Snapshot } from '../../../src/promotion/snapshot.ts';
import { letterOf, releaseOf } from './letters.ts';
import { factsOf, instantOf, openWorld, type World } from './world.ts';

/** A world, the time, a command, and what it comes to. */
export interface Case extends World {
  /** When the command runs; noon where it does not matter. */
  readonly now?: string;
  /** As on the command line, with letters for releases; what a verification saw follows its site. */
  readonly command: string;
  /** The release that the registry has under the tag, where it is not the tag's own; none: "-". */
  readonly registry?: string;
  /** What a promotion saw the first time, by target: somebody was faster since. */
  readonly seenBefore?: Readonly<Record<string, string>>;
  /** One line for each site, and the notes of its move below it. */
  readonly outcome: readonly string[];
}

/** Makes a test of every row of a table. */
export function testDecisions(table: Readonly<Record<string, Case>>): void {
  it.each(Object.entries(table))('%s', async (_, row) => {
    const decision = await decide(await openWorld(row), row);
    expect(describeDecision(decision)).toEqual(row.outcome);
  });
}

/** The decision on the command of a case. */
async function decide(snapshot: Snapshot, row: Case): Promise<Decision> {
  const { positionals, values } = parseArgs({
    args: row.command.split(' '),
    allowPositionals: true,
    options: {
      tag: { type: 'string', default: '' },
      app: { type: 'string' },
      to: { type: 'string' },
      force: { type: 'string' },
      all: { type: 'boolean', default: false },
      due: { type: 'boolean', default: false },
      'accept-migration': { type: 'string', multiple: true, default: [] },
    },
  });
  const [verb, ...names] = positionals;
  const [environment = '', site = ''] = names;
  const { to, force, all, due } = values;
  const accepted = values['accept-migration'];
  const facts = factsOf(row);
  const actor: Actor = { name: 'Grace', now: instantOf(row.now ?? '12:00') };
  switch (verb) {
    case 'release': {
      const { tag } = releaseOf(values.tag);
      const found = row.registry ?? values.tag;
      const digestOf = () => Promise.resolve(found === '-' ? undefined : releaseOf(found).digest);
      const sites = all ? 'all' : names.slice(1);
      const intent = { environment, sites, app: values.app, tag, digestOf, force } as const;
      return decideRelease(snapshot, facts, intent, actor);
    }
    case 'promote': {
      const sites = all || due ? 'all' : names;
      const seen = row.seenBefore && Object.entries(row.seenBefore);
      const bound = seen && new Map(seen.map(([place, name]) => [place, releaseOf(name).digest]));
      return decidePromotion(snapshot, facts, { sites, to, due, force }, actor, bound);
    }
    case 'rollback': {
      const tag = to && releaseOf(to).tag.slice(0, 10);
      const intent = { environment, site, to: tag, reason: 'it is slow', accepted };
      return decideRollback(snapshot, facts, intent, actor);
    }
    case 'reset':
      return decideReset(snapshot, facts, { environment, site, accepted }, actor.now);
    case 'resume':
      return decideResume(snapshot, environment, site);
    case 'verify':
      return decideEvidence(snapshot, facts, [seenBy(snapshot, names)], actor);
    default:
      throw new Error(`no case runs "${verb}"`);
  }
}

/** What a verification saw: "dev shop B passed", "... http" by HTTP alone, "... changed" before now. */
function seenBy({ fleet }: Snapshot, words: readonly string[]) {
  const [environment = '', site = '', name = '', outcome] = words;
  const instance = fleet.instances.find(
    (one) => one.site === site && one.environment.name === environment,
  );
  if (!instance) throw new Error(`the fleet of this case has no ${environment}/${site}`);
  const passed = outcome === 'passed';
  return {
    environment,
    site,
    digest: releaseOf(name).digest,
    configuration: words.includes('changed') ? 'another' : nameConfiguration(instance),
    outcome: passed ? 'passed' : 'failed',
    method: words.includes('http') ? 'http' : 'argocd',
    reasons: passed ? [] : ['/ answered 500'],
  } as const;
}

/** A decision as the tables write it. */
function describeDecision(decision: Decision): string[] {
  if ('issues' in decision)
    return decision.issues.map(({ code, at }) => `STOPS ${String(at)}: ${code}`);
  const { moves, stays } = decision;
  return [...moves.flatMap(describeMove), ...stays.map(describeStay)];
}

function describeMove({ instance, release, record, notes }: Move): string[] {
  const from = instance.release ? letterOf(instance.release) : 'nothing';
  const { evidence, hold, forced } = record;
  const words = [
    `${from} -> ${letterOf(release)}`,
    ...(evidence ? [evidence.outcome, evidence.method, `since ${timeOf(evidence.since)}`] : []),
    ...(hold ? [`held by ${hold.by}`] : []),
    ...(forced ? [`forced by ${forced.by}: ${forced.reason}`] : []),
  ];
  return [`${placeOf(instance)}: ${words.join(' ')}`, ...notes.map((note) => `  ${note}`)];
}

function describeStay({ instance, kind, code, until }: Stay): string {
  const time = until === undefined ? '' : ` until ${timeOf(new Date(until).toISOString())}`;
  return `${kind} ${placeOf(instance)}: ${code}${time}`;
}

function placeOf({ environment, site }: Move['instance']): string {
  return `${environment.name}/${site}`;
}

/** The time alone on the day of the cases. */
function timeOf(instant: string): string {
  return instant.replace('2026-11-20T', '').replace(/:00(\.000)?Z$/, '');
}
