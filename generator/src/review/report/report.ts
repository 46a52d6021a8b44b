import type { Review } from '../review.ts';

/** A review with what a reader must know about how it was made. */
export interface Report {
  readonly review: Review;
  /** What was compared with what, in one sentence. */
  readonly compared: string;
  /** What the reader must not miss: what the comparison does not show, and why. */
  readonly notices: readonly string[];
  readonly environments: readonly string[];
}

export const formats = ['text', 'markdown', 'json'] as const;
export type Format = (typeof formats)[number];
