import type { Pair } from '../pairs.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Reason } from '../move.ts';
import { freezeIsOver } from './freeze.ts';
import { releaseIsVerified } from './evidence.ts';
import { nothingIsHeld } from './holds.ts';
import { personDecides } from './manual.ts';
import { soakIsOver } from './soak.ts';
import { earlierWavesAreVerified } from './waves.ts';

/** What a gate looks at. */
export interface Crossing {
  readonly pair: Pair;
  readonly snapshot: Snapshot;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** Why a release may not go on now; undefined where this gate is open. */
export type Gate = (crossing: Crossing) => Reason | undefined;

/** What nobody may pass: a hold is lifted by `resume`, a freeze by a change of the configuration. */
const closed: readonly Gate[] = [nothingIsHeld, freezeIsOver];

/** What a person may pass with a reason. */
const guarded: readonly Gate[] = [releaseIsVerified, soakIsOver, earlierWavesAreVerified];

/** Whose release is on its way. */
export interface Traveller {
  /** A schedule, which needs the gate to be open for it. */
  readonly due: boolean;
  /** A person gave a reason to pass what is guarded. */
  readonly forced: boolean;
}

/** The first thing that keeps a release from going on; undefined where nothing does. */
export function findBlocker(crossing: Crossing, { due, forced }: Traveller): Reason | undefined {
  const gates = [...closed, ...(forced ? [] : guarded), ...(due ? [personDecides] : [])];
  for (const gate of gates) {
    const blocker = gate(crossing);
    if (blocker) return blocker;
  }
  return undefined;
}
