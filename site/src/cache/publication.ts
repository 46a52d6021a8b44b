import { AsyncLocalStorage } from 'node:async_hooks';
import { findInstalled } from './install.ts';
import { share } from '../server/share.ts';

const pending = share('publications', () => new AsyncLocalStorage<Set<string>>());

/** Remembers that the running request changed something at this place in the order of commits. */
export function awaitLater(position: string): void {
  pending.getStore()?.add(position);
}

/**
 * Runs work that may publish, and hands its result over when no process shows the old pages any more.
 * The work must have committed what it changed by then, so it is a whole route, not a hook.
 */
export async function publish<T>(work: () => Promise<T>): Promise<T> {
  const positions = new Set<string>();
  try {
    return await pending.run(positions, work);
  } finally {
    await findInstalled().membership?.settle(positions);
  }
}
