import type { Evidence } from '../../releases/record.ts';
import type { Facts } from '../facts.ts';
import { writeInstant, type Actor, type Decision, type Move, type Stay } from '../move.ts';
import { nameConfiguration } from '../configuration.ts';
import type { Snapshot } from '../snapshot.ts';
import { findMigrations, writeNewRecord } from './new-record.ts';

/** What a verification saw, and of what. */
export interface Seen {
  readonly environment: string;
  readonly site: string;
  readonly digest: string;
  readonly configuration: string;
  readonly outcome: Evidence['outcome'];
  readonly method: Evidence['method'];
  readonly revision?: string | undefined;
  readonly reasons: readonly string[];
}

/** Decides what is recorded of a verification: nothing where the same is known already. */
export async function decideEvidence(
  snapshot: Snapshot,
  facts: Facts,
  seen: readonly Seen[],
  actor: Actor,
): Promise<Decision> {
  const moves: Move[] = [];
  const stays: Stay[] = [];
  for (const one of seen) {
    const instance = snapshot.fleet.instances.find(
      ({ site, environment }) => site === one.site && environment.name === one.environment,
    );
    if (!instance) continue;
    const { release } = instance;
    if (release?.digest !== one.digest || nameConfiguration(instance) !== one.configuration) {
      const reason = `${one.environment} got another release or configuration meanwhile`;
      stays.push({ instance, kind: 'waits', code: 'moved-on', reason, hint: 'verify it again' });
      continue;
    }
    const known = snapshot.recordOf(instance);
    if (known?.evidence && saysTheSame(known.evidence, one)) {
      stays.push({
        instance,
        kind: 'done',
        code: 'recorded',
        reason: describeRecorded(known.evidence),
      });
      continue;
    }
    const migrations = await findMigrations(facts, instance, release, known);
    const evidence = writeEvidence(one, known?.evidence, actor);
    const record = { ...(known ?? writeNewRecord(instance, release, migrations)), evidence };
    moves.push({ kind: 'verify', instance, release, record, notes: one.reasons });
  }
  return { moves, stays };
}

function describeRecorded({ outcome, since }: Evidence): string {
  return `it is recorded already: ${outcome} since ${since}`;
}

/** Another look with the same outcome is no news, unless it saw more. */
function saysTheSame(known: Evidence, seen: Seen): boolean {
  if (known.outcome !== seen.outcome || known.configuration !== seen.configuration) return false;
  if (known.outcome === 'failed') return true;
  return known.method === 'argocd' || seen.method === 'http';
}

function writeEvidence(seen: Seen, known: Evidence | undefined, actor: Actor): Evidence {
  const { outcome, method, configuration, revision, reasons } = seen;
  const goesOn = known?.outcome === outcome && known.configuration === configuration;
  return {
    outcome,
    method,
    configuration,
    ...(revision !== undefined && { revision }),
    since: goesOn ? known.since : writeInstant(actor.now),
    by: actor.name,
    reasons,
  };
}
