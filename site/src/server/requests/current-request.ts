import { AsyncLocalStorage } from 'node:async_hooks';
import { share } from '../share.ts';

/** What is known of the request that is being answered. */
export interface CurrentRequest {
  readonly id: string;
  readonly clientAddress: string;
}

const storage = share('current-request', () => new AsyncLocalStorage<CurrentRequest>());

/** The request that this code runs for; undefined at the start and in work that nobody waits for. */
export function currentRequest(): CurrentRequest | undefined {
  return storage.getStore();
}

/** All that follows in this turn, and whatever it begins, belongs to the request. */
export function enterRequest(request: CurrentRequest): void {
  storage.enterWith(request);
}
