import { isSameBuild } from '../../releases/release.ts';
import type { Facts } from '../facts.ts';
import { findFreeze } from '../gate/freeze.ts';
import { describeStay, type Decision } from '../move.ts';
import { instancesOf } from '../pairs.ts';
import type { Snapshot } from '../snapshot.ts';
import { judgeWayBack } from './go-back.ts';
import { writeNewRecord } from './new-record.ts';
import { selectInstances } from './select.ts';

/** An environment for development goes back to what production runs. */
export interface ResetIntent {
  readonly environment: string;
  readonly site: string;
  readonly accepted: readonly string[];
}

/** Decides on a reset. It leaves no hold: the next release is welcome. */
export async function decideReset(
  snapshot: Snapshot,
  facts: Facts,
  { environment, site, accepted }: ResetIntent,
  now: number,
): Promise<Decision> {
  const found = selectInstances(snapshot.fleet, environment, [site]);
  if ('issues' in found) return found;
  const [instance] = found.selected;
  const model = instancesOf(snapshot.fleet, site).findLast((other) => other.environment.production);
  const at = `${environment}/${site}`;
  if (!instance || instance.environment.production) {
    return {
      issues: [
        {
          code: 'production',
          message: 'production is not reset',
          at,
          hint: `pnpm rollback ${environment} ${site}`,
        },
      ],
    };
  }
  if (!model?.release) {
    return {
      issues: [{ code: 'no-baseline', message: 'the site has no release in production', at }],
    };
  }
  const { release } = model;
  const { hold, ...record } = snapshot.recordOf(instance) ?? {};
  if (isSameBuild(instance.release, release)) {
    if (!hold || !('release' in record)) {
      const reason = `${environment} runs the release of ${model.environment.name} already`;
      return { moves: [], stays: [{ instance, kind: 'done', code: 'current', reason }] };
    }
    return {
      moves: [{ kind: 'reset', instance, release, record, notes: ['its hold is lifted'] }],
      stays: [],
    };
  }
  const frozen = findFreeze(instance, snapshot, now);
  if (frozen) return { issues: [describeStay({ instance, ...frozen })] };
  const past = await facts.pastOf(instance);
  const way = await judgeWayBack(snapshot, facts, instance, release, past, accepted);
  if ('stay' in way) return { issues: [describeStay({ instance, ...way.stay })] };
  return {
    moves: [
      {
        kind: 'reset',
        instance,
        release,
        record: writeNewRecord(instance, release, way.migrations),
        notes: way.notes,
      },
    ],
    stays: [],
  };
}
