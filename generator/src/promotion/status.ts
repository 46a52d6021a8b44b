import type { Instance } from '../model/model.ts';
import { standingOf, type Standing } from './gate/evidence.ts';
import { findBlocker } from './gate/gate.ts';
import { writeInstant, type Reason } from './move.ts';
import { pairsOf } from './pairs.ts';
import type { Snapshot } from './snapshot.ts';

/** Where a site stands in an environment. */
export interface Status {
  readonly instance: Instance;
  readonly standing: Standing['state'] | 'unreleased';
  readonly since: string | undefined;
  readonly hold: string | undefined;
  /** Why the release of the environment before does not come here now; `ready` where it may. */
  readonly incoming: 'first' | 'same' | 'ready' | Reason;
}

/** Where every site stands, in the order of sites and environments. */
export function readStatus(snapshot: Snapshot, now: number): Status[] {
  const sources = new Map<Instance, Instance>();
  for (const site of new Set(snapshot.fleet.instances.map((instance) => instance.site))) {
    for (const { source, target } of pairsOf(snapshot.fleet, site)) sources.set(target, source);
  }
  return snapshot.fleet.instances.map((instance) => {
    const standing = standingOf(instance, snapshot);
    const { hold } = snapshot.recordOf(instance) ?? {};
    return {
      instance,
      standing: instance.release ? standing.state : 'unreleased',
      since: standing.state === 'unverified' ? undefined : standing.evidence.since,
      hold: hold && `${hold.reason} (${hold.by}, ${hold.since})`,
      incoming: findIncoming(snapshot, sources.get(instance), instance, now),
    };
  });
}

function findIncoming(
  snapshot: Snapshot,
  source: Instance | undefined,
  target: Instance,
  now: number,
): Status['incoming'] {
  if (!source) return 'first';
  if (!source.release) {
    return {
      kind: 'waits',
      code: 'no-release',
      reason: `${source.environment.name} has no release yet`,
    };
  }
  if (source.release.digest === target.release?.digest) return 'same';
  const crossing = { pair: { source, target }, snapshot, now };
  return findBlocker(crossing, { due: true, forced: false }) ?? 'ready';
}

/** The last column of the table: what comes next here, and when. */
export function describeIncoming({ incoming }: Status): string {
  if (incoming === 'first' || incoming === 'same') return '';
  if (incoming === 'ready') return 'ready: promote --due takes it';
  const until = incoming.until === undefined ? '' : ` (${writeInstant(incoming.until)})`;
  return incoming.code === 'soaking' ? incoming.reason : `${incoming.reason}${until}`;
}
