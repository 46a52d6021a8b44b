import { subscribe } from 'node:diagnostics_channel';
import type { Rendered } from './entry.ts';
import { openRequestCache, type RequestCache } from './handler.ts';
import { joinProcesses, type Membership } from './membership.ts';
import { createPageCache } from './page-cache.ts';
import { share } from '../server/share.ts';

/** What a process holds of rendered pages at the most, and an eighth more of "there is no such page". */
const capacity = 32 * 1024 * 1024;

/** The one cache of this process, as `cache-handler.mjs` and the routes find it. */
export interface Installed {
  membership?: Membership;
  /** Opens it for the request that has these headers. */
  open?: (headers: object) => RequestCache;
}

export function findInstalled(): Installed {
  return share<Installed>('page-cache', () => ({}));
}

/** Gives this process its cache and its part in keeping it true. Until then nothing is cached. */
export function installPageCache(uri: string): void {
  const installed = findInstalled();
  if (installed.membership) return;
  const cache = createPageCache<Rendered>(capacity);
  const membership = joinProcesses(uri, cache);
  installed.membership = membership;
  const waiting = new WeakMap<object, () => void>();
  subscribe('http.server.response.finish', (message) => {
    const { request } = message as { request: { headers: object } };
    waiting.get(request.headers)?.();
  });
  installed.open = (headers) => {
    const isOver = new Promise<void>((resolve) => waiting.set(headers, resolve));
    return openRequestCache(cache, membership, isOver);
  };
}
