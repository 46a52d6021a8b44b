import { unstable_cache } from 'next/cache';

/**
 * Says that what is being rendered depends on these tags (`tags.ts`). Every read of a rendering calls
 * it: a page that forgets one stays as it is when that changes. The cached function is the one way by
 * which Next.js lets code that is no fetch add a tag; what it caches is nothing.
 */
export async function declareTags(tags: readonly string[]): Promise<void> {
  for (let start = 0; start < tags.length; start += mostAtOnce) {
    const some = tags.slice(start, start + mostAtOnce);
    await unstable_cache(nothing, [], { tags: some, revalidate: false })();
  }
}

/** Next.js drops what is beyond. */
const mostAtOnce = 128;

const nothing = () => Promise.resolve(0);
