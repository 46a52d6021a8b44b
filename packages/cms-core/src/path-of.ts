import { homeSlug } from './fields/slug.ts';

/** The collections whose documents have an address of their own. */
export const addressedCollections = ['pages', 'posts'] as const;
export type AddressedCollection = (typeof addressedCollections)[number];

/** The address of a document on its site, without a language. */
export function pathOf(collection: AddressedCollection, slug: string): string {
  if (collection === 'posts') return `/posts/${slug}`;
  return slug === homeSlug ? '/' : `/${slug}`;
}
