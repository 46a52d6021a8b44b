// Next.js loads this file beside its bundles and asks it for what is cached. The cache itself is part
// of the site (src/cache), which puts it where both find it. Without a server, as in a build, nothing
// is cached.
import { createRequire } from 'node:module';

/** @typedef {import('./src/cache/handler.ts').RequestCache} RequestCache */
/** @typedef {{ open?: (headers: object) => RequestCache }} Installed */
/** @typedef {new (manifest: object) => { clear: () => void }} Lifetimes */

const installed = Symbol.for('synestra.page-cache');

/** Next.js remembers the lifetime of every address that was ever asked for, beside what is cached. */
const { SharedCacheControls } = /** @type {{ SharedCacheControls: Lifetimes }} */ (
  createRequire(import.meta.url)(
    'next/dist/server/lib/incremental-cache/shared-cache-controls.external.js',
  )
);
const lifetimes = new SharedCacheControls({ routes: {}, dynamicRoutes: {} });
const mostLifetimes = 10_000;
let remembered = 0;

/** Next.js makes one for each request. */
export default class RequestCacheHandler {
  /** @param {{ _requestHeaders: object }} context */
  constructor({ _requestHeaders }) {
    const place = /** @type {Record<symbol, Installed | undefined>} */ (
      /** @type {unknown} */ (globalThis)
    );
    this.cache = place[installed]?.open?.(_requestHeaders);
  }

  /** @type {RequestCache['get']} */
  async get(key, context) {
    return (await this.cache?.get(key, context)) ?? null;
  }

  /** @type {RequestCache['set']} */
  async set(key, value, context) {
    remembered += 1;
    // What is cached comes with its lifetime, so nothing is lost.
    if (remembered % mostLifetimes === 0) lifetimes.clear();
    await this.cache?.set(key, value, context);
  }

  /** @type {RequestCache['revalidateTag']} */
  async revalidateTag(tags) {
    await this.cache?.revalidateTag(tags);
  }

  resetRequestCache() {
    // Nothing is kept for a request.
  }
}
