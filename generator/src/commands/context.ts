/** What every command is given: where the repository is, where it may cache, and how to speak. */
export interface Context {
  readonly root: string;
  readonly cache: string;
  /** Which build of the generator runs; what another one left in the cache does not count. */
  readonly generator: string;
  /** Where tools lie that had to be built. */
  readonly tools: string;
  /** In CI nothing is skipped: what cannot run fails. */
  readonly ci: boolean;
  /** The time, in milliseconds since 1970: only freezes depend on it. */
  readonly now: () => number;
  /** Results, for people or for machines. */
  readonly out: (text: string) => void;
  /** Problems and progress. */
  readonly err: (text: string) => void;
}

/** 0: clean. 1: findings. 2 is kept for what could not run. */
export type ExitCode = 0 | 1;
