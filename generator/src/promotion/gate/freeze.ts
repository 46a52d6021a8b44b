import type { Instance } from '../../model/model.ts';
import { inForce, isAbout } from '../../review/frozen.ts';
import type { Reason } from '../move.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Gate } from './gate.ts';

/** No release comes into an environment that is frozen. */
export const freezeIsOver: Gate = ({ pair: { target }, snapshot, now }) =>
  findFreeze(target, snapshot, now);

/** The freeze in force for a site in an environment; of several the one that ends last. */
export function findFreeze(
  { environment, site }: Instance,
  { fleet }: Snapshot,
  now: number,
): Reason | undefined {
  const [freeze] = inForce(fleet.freezes, now)
    .filter((one) => isAbout(one, { environment: environment.name, site }))
    .sort((a, b) => b.end - a.end);
  if (!freeze) return undefined;
  const { reason, to, timeZone, end } = freeze;
  return {
    kind: 'waits',
    code: 'frozen',
    reason: `${environment.name} is frozen until ${to} (${timeZone}): ${reason}`,
    hint: 'in an emergency, first end the freeze in a change that does nothing else',
    until: end,
  };
}
