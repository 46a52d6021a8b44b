import type { Issue } from '../issue.ts';
import type { Instance } from '../model/model.ts';
import type { Release } from '../releases/release.ts';
import type { ReleaseRecord } from '../releases/record.ts';

/** What a command does to one site in one environment: to its release, or to what is known of it. */
export interface Move {
  readonly kind: 'release' | 'promote' | 'rollback' | 'resume' | 'reset' | 'verify';
  readonly instance: Instance;
  /** The release afterwards; the one before is the instance's own. */
  readonly release: Release;
  readonly record: ReleaseRecord;
  /** What a reader of the log should know beyond from and to. */
  readonly notes: readonly string[];
}

/** A site that stays as it is, and why. */
export interface Stay {
  readonly instance: Instance;
  /** `done`: nothing to do. `waits`: time or another command lifts it. `refused`: a person must look. */
  readonly kind: 'done' | 'waits' | 'refused';
  readonly code: string;
  readonly reason: string;
  readonly hint?: string | undefined;
  /** When time alone lifts it, in milliseconds since 1970. */
  readonly until?: number | undefined;
}

/** A stay, before it is said whose. */
export type Reason = Omit<Stay, 'instance'>;

/** What shall happen, or why nothing may. */
export type Decision =
  | { readonly moves: readonly Move[]; readonly stays: readonly Stay[] }
  | { readonly issues: readonly Issue[] };

/** Tells a stay as a problem, for a command that named the site. */
export function describeStay({ instance, code, reason, hint }: Stay): Issue {
  return {
    code,
    message: reason,
    at: `${instance.environment.name}/${instance.site}`,
    hint,
  };
}

/** Who acts and when: it goes into records and commit messages. */
export interface Actor {
  readonly name: string;
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** An instant as records write it: UTC, to the second. */
export function writeInstant(instant: number): string {
  return `${new Date(instant).toISOString().slice(0, 19)}Z`;
}
