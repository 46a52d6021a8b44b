import type { CacheHandler } from 'next/dist/server/lib/incremental-cache/index.js';
import type { IncrementalCacheValue } from 'next/dist/server/response-cache/index.js';
import type { CacheControl } from 'next/dist/server/lib/cache-control.js';
import type { Entry } from './page-cache.ts';

/** What is given back to Next.js, but for the age: that is judged here. */
export interface Rendered {
  readonly value: IncrementalCacheValue;
  readonly cacheControl?: CacheControl;
}

type SetContext = Parameters<CacheHandler['set']>[2];

/** What the header of a rendering is called that lists its tags; it never leaves the server. */
const tagsHeader = 'x-next-cache-tags';
/** For the headers, the keys and the books that are kept of them. */
const overhead = 2048;

/** Undefined where Next.js says that it must not be shown a second time. */
export function createEntry(
  value: IncrementalCacheValue,
  context: SetContext,
  { begun, at }: { readonly begun: number; readonly at: number },
): Entry<Rendered> | undefined {
  const cacheControl = context.fetchCache ? undefined : context.cacheControl;
  const seconds = 'revalidate' in value ? value.revalidate : cacheControl?.revalidate;
  if (seconds === 0) return undefined;
  return {
    value: { value, ...(cacheControl && { cacheControl }) },
    tags: context.fetchCache ? (context.tags ?? []) : readTags(value),
    begun,
    renderedAt: at,
    lifetime: typeof seconds === 'number' ? seconds * 1000 : Infinity,
    bytes: overhead + measure(value),
    isMissing: 'status' in value && value.status === 404,
  };
}

function readTags(value: IncrementalCacheValue): string[] {
  const tags = 'headers' in value ? value.headers?.[tagsHeader] : undefined;
  return typeof tags === 'string' ? tags.split(',') : [];
}

/** A character of a text takes up to two bytes. */
function measure(value: IncrementalCacheValue): number {
  // The names are a `const enum` of Next.js, which is not there at run time.
  const kind = value.kind as string;
  if (kind === 'APP_PAGE' && 'html' in value && 'segmentData' in value) {
    const segments = [...(value.segmentData?.values() ?? [])];
    const parts = segments.reduce((sum, { byteLength }) => sum + byteLength, 0);
    return value.html.length * 2 + (value.rscData?.byteLength ?? 0) + parts;
  }
  if ('body' in value) return value.body.byteLength;
  if ('data' in value) return value.data.body.length * 2;
  return JSON.stringify(value).length * 2;
}
