import { AsyncLocalStorage } from 'node:async_hooks';
import { findShared } from './shared.ts';

const pending = findShared('publications', () => new AsyncLocalStorage<Set<string>>());

/** Remembers that the running request changed something at this place in the order of commits. */
export function awaitLater(position: string): void {
  pending.getStore()?.add(position);
}

/** Runs work that may publish, and tells the places of what it changed beside its result. */
export async function collectChanges<T>(work: () => Promise<T>): Promise<[T, ReadonlySet<string>]> {
  const positions = new Set<string>();
  return [await pending.run(positions, work), positions];
}
