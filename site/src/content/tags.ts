import type { PublicChange } from '@synestra/cms-core';

/**
 * The tag of a document. Whoever follows a reference declares it even where nothing was found: a draft
 * that is published later must appear.
 */
export function documentTag(collection: string, id: number | string): string {
  return `${collection}:${id}`;
}

/** The tag of every list of a collection, of a search by an address, and so of "there is no such page". */
export function listTag(collection: string): string {
  return collection;
}

export function globalTag(slug: string): string {
  return `global:${slug}`;
}

/** Which tags a change puts out of date: none, as long as readers neither saw nor see it. */
export function findOutdatedTags(change: PublicChange): string[] {
  if ('global' in change) return [globalTag(change.global)];
  const { collection, id, wasPublic, isPublic } = change;
  return wasPublic || isPublic ? [documentTag(collection, id), listTag(collection)] : [];
}
