import { AsyncLocalStorage } from 'node:async_hooks';

/** What is known of the request that is being answered. */
export interface CurrentRequest {
  readonly id: string;
  readonly clientAddress: string;
}

/** The build puts this module into several bundles of one process; they share what happens. */
const key = Symbol.for('synestra.current-request');
const shared = globalThis as { [key]?: AsyncLocalStorage<CurrentRequest> };
const storage = (shared[key] ??= new AsyncLocalStorage());

/** The request that this code runs for; undefined at the start and in work that nobody waits for. */
export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore();
}

/** All that follows in this turn, and whatever it begins, belongs to the request. */
export function enterRequest(request: CurrentRequest): void {
  storage.enterWith(request);
}
