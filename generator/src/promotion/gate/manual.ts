import type { Gate } from './gate.ts';

/** A schedule promotes only where the configuration says so. */
export const personDecides: Gate = ({ pair: { target } }) =>
  target.gate.auto
    ? undefined
    : {
        kind: 'waits',
        code: 'manual',
        reason: `a person promotes to ${target.environment.name}`,
        hint: `pnpm promote ${target.site} --to ${target.environment.name} --push`,
      };
