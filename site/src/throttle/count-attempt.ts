import type { Logger } from 'pino';
import { count } from '../server/metrics/figures.ts';
import { currentRequest } from '../server/requests/current-request.ts';
import { findNetwork } from '../server/requests/client-address.ts';
import type { Counter } from './counter.ts';
import type { Limit } from './limits.ts';

/** Something that one client may do only so often. */
export interface Attempt {
  readonly action: string;
  readonly counts: readonly (readonly [what: readonly string[], limit: Limit])[];
}

/** Seconds to wait, zero if the attempt may go on. */
export async function countAttempt(
  counter: Counter,
  attempt: Attempt,
  log: Pick<Logger, 'warn'>,
): Promise<number> {
  let wait = 0;
  for (const [what, limit] of attempt.counts) {
    wait = await counter.hit([attempt.action, ...what], limit);
    // What is refused already opens no further counts: else a stranger could fill the table.
    if (wait > 0) break;
  }
  if (wait > 0) {
    count('throttled_total', { action: attempt.action });
    log.warn({ action: attempt.action, client: findClient(), wait }, 'too many attempts');
  }
  return wait;
}

/** The client that this code runs for; work that nobody asked for over HTTP counts as one's own. */
export function findClient(): string {
  return findNetwork(currentRequest()?.clientAddress ?? 'unknown');
}
