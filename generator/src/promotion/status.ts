import type { Instance } from '../model/model.ts';
import { isSameBuild } from '../releases/release.ts';
import { describeOlder } from './decide/promote.ts';
import type { Facts } from './facts.ts';
import { standingOf, type Standing } from './gate/evidence.ts';
import { findBlocker } from './gate/gate.ts';
import { writeInstant, type Reason } from './move.ts';
import { pairsOf, type Pair } from './pairs.ts';
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
export async function readStatus(
  snapshot: Snapshot,
  isOlder: Facts['isOlder'],
  now: number,
): Promise<Status[]> {
  const pairs = new Map<Instance, Pair>();
  for (const site of new Set(snapshot.fleet.instances.map((instance) => instance.site))) {
    for (const pair of pairsOf(snapshot.fleet, site)) pairs.set(pair.target, pair);
  }
  return Promise.all(
    snapshot.fleet.instances.map(async (instance) => {
      const standing = standingOf(instance, snapshot);
      const { hold } = snapshot.recordOf(instance) ?? {};
      return {
        instance,
        standing: instance.release ? standing.state : 'unreleased',
        since: standing.state === 'unverified' ? undefined : standing.evidence.since,
        hold: hold && `${hold.reason} (${hold.by}, ${hold.since})`,
        incoming: await findIncoming(snapshot, isOlder, pairs.get(instance), now),
      };
    }),
  );
}

async function findIncoming(
  snapshot: Snapshot,
  isOlder: Facts['isOlder'],
  pair: Pair | undefined,
  now: number,
): Promise<Status['incoming']> {
  if (!pair) return 'first';
  const { source, target } = pair;
  if (!source.release) {
    return {
      kind: 'waits',
      code: 'no-release',
      reason: `${source.environment.name} has no release yet`,
    };
  }
  if (isSameBuild(source.release, target.release)) return 'same';
  const blocker = findBlocker({ pair, snapshot, now }, { due: true, forced: false });
  if (blocker) return blocker;
  const goesBack = target.release && (await isOlder(source.release, target.release));
  return goesBack ? describeOlder(pair) : 'ready';
}

/** The last column of the table: what comes next here, and when. */
export function describeIncoming({ incoming }: Status): string {
  if (incoming === 'first' || incoming === 'same') return '';
  if (incoming === 'ready') return 'ready: promote --due takes it';
  const until = incoming.until === undefined ? '' : ` (${writeInstant(incoming.until)})`;
  return incoming.code === 'soaking' ? incoming.reason : `${incoming.reason}${until}`;
}
