import type { PastState } from './past.ts';
import type { Evidence, ReleaseRecord } from '../releases/record.ts';
import type { Release } from '../releases/release.ts';

/** One thing that happened to a site in an environment. */
export interface HistoryEntry {
  readonly environment: string;
  readonly commit: string;
  /** Milliseconds since 1970. */
  readonly at: number;
  readonly author: string;
  /** Whoever asked for it, where the record names another one than git. */
  readonly by: string | undefined;
  readonly what: 'released' | 'rolled back' | 'verified' | 'failed' | 'resumed' | 'changed';
  readonly from: Release | undefined;
  readonly to: Release | undefined;
  readonly reason: string | undefined;
  readonly evidence: Evidence | undefined;
}

/** Tells what happened from one state to the next, newest first. */
export function tellHistory(environment: string, states: readonly PastState[]): HistoryEntry[] {
  return states.flatMap((state, index) => {
    const before = states[index + 1];
    const told = compareStates(before, state);
    if (!told) return [];
    const { commit, at, author } = state;
    const evidence =
      told.what === 'verified' || told.what === 'failed' ? state.record?.evidence : undefined;
    return [
      {
        environment,
        commit,
        at,
        author,
        from: before?.release,
        to: state.release,
        evidence,
        ...told,
      },
    ];
  });
}

type Told = Pick<HistoryEntry, 'what' | 'by' | 'reason'>;

function compareStates(before: PastState | undefined, after: PastState): Told | undefined {
  const { record } = after;
  if (before?.release?.digest !== after.release?.digest) return tellRelease(record);
  if (!isDeepEqual(before?.record?.evidence, record?.evidence) && record?.evidence) {
    const { outcome, by, reasons } = record.evidence;
    const reason = reasons.length > 0 ? reasons.join('; ') : undefined;
    return { what: outcome === 'passed' ? 'verified' : 'failed', by, reason };
  }
  if (before?.record?.hold && !record?.hold) {
    return { what: 'resumed', by: undefined, reason: before.record.hold.reason };
  }
  // The generator wrote the overlay, and nothing is released yet.
  return after.release ? { what: 'changed', by: undefined, reason: undefined } : undefined;
}

function tellRelease(record: ReleaseRecord | undefined): Told {
  if (record?.hold) return { what: 'rolled back', by: record.hold.by, reason: record.hold.reason };
  const { forced } = record ?? {};
  return {
    what: 'released',
    by: forced?.by,
    reason: forced && `forced: ${forced.reason}`,
  };
}

function isDeepEqual(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
