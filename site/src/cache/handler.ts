import type { CacheHandler } from 'next/dist/server/lib/incremental-cache/index.js';
import { createEntry, type Rendered } from './entry.ts';
import type { Membership } from './membership.ts';
import type { PageCache, Render } from './page-cache.ts';

/** What Next.js asks for one request. */
export type RequestCache = Pick<CacheHandler, 'get' | 'set' | 'revalidateTag'>;

interface Begun extends Render {
  readonly at: number;
}

/**
 * The cache as one request sees it. What it does not find is being rendered from then on, until it is
 * set, or until `isOver` resolves because the rendering failed.
 */
export function openRequestCache(
  cache: PageCache<Rendered>,
  membership: Membership,
  isOver: Promise<void>,
): RequestCache {
  const renders = new Map<string, Begun>();
  void isOver.then(() => {
    for (const { end } of renders.values()) end();
  });
  return {
    get: async (key, context) => {
      const standing = await membership.ask();
      const isFetch = isFetchContext(context);
      const tags = isFetch ? [...(context.tags ?? []), ...(context.softTags ?? [])] : [];
      const entry = standing === 'unknown' ? undefined : cache.get(key, tags);
      // Old age is mended by a rendering, and that takes the database.
      const limit = standing === 'alone' ? Infinity : (entry?.lifetime ?? 0);
      if (entry && Date.now() - entry.renderedAt < limit) {
        // An entry that Next.js finds old it would show once more, whatever was published meanwhile.
        return { ...entry.value, lastModified: Date.now() };
      }
      renders.get(key)?.end();
      // What is fetched for one rendering is given to no other request before it is set.
      const render = isFetch ? { begun: cache.step(), end: () => undefined } : cache.begin();
      renders.set(key, { ...render, at: Date.now() });
      return null;
    },
    set: (key, value, context) => {
      const render = renders.get(key);
      renders.delete(key);
      const entry = render && value ? createEntry(value, context, render) : undefined;
      if (entry) cache.set(key, entry);
      render?.end();
      return Promise.resolve();
    },
    revalidateTag: (tags) => membership.change([tags].flat()),
  };
}

type Context = Parameters<CacheHandler['get']>[1];

function isFetchContext(context: Context): context is Extract<Context, { tags?: string[] }> {
  return (context.kind as string) === 'FETCH';
}
