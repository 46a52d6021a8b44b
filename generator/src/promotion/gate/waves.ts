import type { Fleet, Instance } from '../../model/model.ts';
import { writeInstant } from '../move.ts';
import { standingOf } from './evidence.ts';
import type { Crossing, Gate } from './gate.ts';

/**
 * A release reaches an environment wave by wave. The next wave waits until every site of the earlier
 * ones runs the same release there and is verified with it; one that failed stops the rest.
 */
export const earlierWavesAreVerified: Gate = (crossing) => {
  const { pair, snapshot } = crossing;
  for (const { sites, soak } of earlierWaves(snapshot.fleet, pair.target.site)) {
    const blocker = sites
      .map((site) => findInstance(snapshot.fleet, pair.target, site))
      .map((scout) => scout && judgeScout(crossing, scout, soak))
      .find((found) => found !== undefined);
    if (blocker) return blocker;
  }
  return undefined;
};

/** The waves before the one of a site; a site that no wave names comes after all of them. */
function earlierWaves({ waves }: Fleet, site: string) {
  const own = waves.findIndex(({ sites }) => sites.includes(site));
  return own === -1 ? waves : waves.slice(0, own);
}

/** A site of another image says nothing about this one. */
function findInstance({ instances }: Fleet, target: Instance, site: string): Instance | undefined {
  return instances.find(
    (other) =>
      other.site === site &&
      other.environment.name === target.environment.name &&
      other.app.name === target.app.name,
  );
}

function judgeScout(
  { pair: { source }, snapshot, now }: Crossing,
  scout: Instance,
  soak: number,
): ReturnType<Gate> {
  const { environment, site } = scout;
  const name = `${site} in ${environment.name}`;
  const hint = `pnpm promote ${site} --push, then pnpm verify ${environment.name} ${site} --push`;
  if (snapshot.recordOf(scout)?.hold) {
    return {
      kind: 'refused',
      code: 'wave-halted',
      reason: `its wave waits for ${name}, which is on hold`,
      hint: `pnpm resume ${environment.name} ${site}`,
    };
  }
  if (scout.release?.digest !== source.release?.digest) {
    return {
      kind: 'waits',
      code: 'wave',
      reason: `its wave waits for ${name}, which runs another release`,
      hint,
    };
  }
  const standing = standingOf(scout, snapshot);
  if (standing.state === 'failed') {
    return {
      kind: 'refused',
      code: 'wave-halted',
      reason: `its wave is halted: ${name} failed verification`,
      hint: `pnpm rollback ${environment.name} ${site} --push`,
    };
  }
  if (standing.state !== 'verified') {
    return {
      kind: 'waits',
      code: 'wave',
      reason: `its wave waits for ${name}, which is not verified`,
      hint: `pnpm verify ${environment.name} ${site} --push`,
    };
  }
  const until = Date.parse(standing.evidence.since) + soak;
  if (until <= now) return undefined;
  return {
    kind: 'waits',
    code: 'wave',
    reason: `its wave waits for ${name}, which soaks until ${writeInstant(until)}`,
    until,
  };
}
