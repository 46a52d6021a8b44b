import { writeInstant } from '../move.ts';
import { standingOf } from './evidence.ts';
import type { Gate } from './gate.ts';

/** A release goes on when it has stood verified for as long as the configuration asks. */
export const soakIsOver: Gate = ({ pair: { source, target }, snapshot, now }) => {
  const standing = standingOf(source, snapshot);
  if (standing.state !== 'verified') return undefined;
  const until = Date.parse(standing.evidence.since) + target.gate.soak;
  if (until <= now) return undefined;
  return {
    kind: 'waits',
    code: 'soaking',
    reason: `it soaks in ${source.environment.name} until ${writeInstant(until)}`,
    until,
  };
};
