import { workUnitAsyncStorage } from 'next/dist/server/app-render/work-unit-async-storage.external.js';

/**
 * Marks the page that is rendered now: when one of these tags is out of date, so is the page. Next.js
 * offers this for what goes through its data cache alone; that cache would keep everything twice. A
 * page that is rendered for one reader, such as a draft, is not kept and needs no marks.
 */
export function declareTags(tags: Iterable<string>): void {
  const rendering = workUnitAsyncStorage.getStore();
  if (rendering?.type !== 'prerender-legacy') return;
  rendering.tags = [...new Set([...(rendering.tags ?? []), ...tags])];
}
