import { constants } from 'node:os';
import process from 'node:process';

const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/** A run of several programs, which end together. */
export interface Run {
  /** Waits for a step, but not after somebody wants to stop. */
  readonly wait: <T>(step: Promise<T>) => Promise<T>;
  /** What to do at the end, however it comes; what was added last is done first. */
  readonly atEnd: (stop: () => Promise<void> | void) => void;
}

class Interrupted extends Error {
  readonly signal: NodeJS.Signals;

  constructor(signal: NodeJS.Signals) {
    super(signal);
    this.signal = signal;
  }
}

/**
 * Does some work, and then, also when a signal or an error ended it, all that was left for the end.
 * Returns the exit code: for a signal the one that a shell reports.
 */
export async function runUntilStopped(work: (run: Run) => Promise<number>): Promise<number> {
  const stops: (() => Promise<void> | void)[] = [];
  let interrupt: (signal: NodeJS.Signals) => void = () => undefined;
  const interrupted = new Promise<never>((_, reject) => {
    interrupt = (signal) => {
      reject(new Interrupted(signal));
    };
  });
  interrupted.catch(() => undefined);
  // They stay until the end: npm and the terminal repeat signals, and stopping must go on.
  for (const signal of signals) process.on(signal, interrupt);
  try {
    return await work({
      wait: (step) => Promise.race([step, interrupted]),
      atEnd: (stop) => stops.unshift(stop),
    });
  } catch (error) {
    if (error instanceof Interrupted) return 128 + constants.signals[error.signal];
    throw error;
  } finally {
    await stopAll(stops);
    for (const signal of signals) process.off(signal, interrupt);
  }
}

/** One that fails must not keep the next one running. */
async function stopAll([stop, ...others]: readonly (() => Promise<void> | void)[]): Promise<void> {
  if (stop === undefined) return;
  try {
    await stop();
  } finally {
    await stopAll(others);
  }
}
