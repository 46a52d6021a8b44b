import type { Instance } from '../../model/model.ts';
import type { Reason } from '../move.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Gate } from './gate.ts';

/** Where somebody rolled back, no release comes or goes until it is resumed. */
export const nothingIsHeld: Gate = ({ pair: { source, target }, snapshot }) =>
  findHold(target, snapshot) ?? findHold(source, snapshot);

export function findHold(instance: Instance, { recordOf }: Snapshot): Reason | undefined {
  const hold = recordOf(instance)?.hold;
  if (!hold) return undefined;
  const { environment, site } = instance;
  return {
    kind: 'waits',
    code: 'on-hold',
    reason: `${environment.name} is on hold since ${hold.since} (${hold.by}): ${hold.reason}`,
    hint: `pnpm resume ${environment.name} ${site} --push`,
  };
}
