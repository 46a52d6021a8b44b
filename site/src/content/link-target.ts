import { addressedCollections } from '@synestra/cms-core';
import type { ButtonLink, PlainLink } from '../payload-types.ts';
import { addressOf } from './addresses.ts';
import type { Language } from './words.ts';

/** A link as an editor made it; some also have a look. */
export type Link = PlainLink | ButtonLink;

/** A document that a field refers to, whole or by its number. */
interface Reference {
  readonly relationTo: string;
  readonly value: unknown;
}

/** The address that a link leads to; undefined while its page is not there for readers. */
export function findTarget(link: Link, locale: Language): string | undefined {
  if (link.type === 'custom') return link.url ?? undefined;
  return link.reference ? findAddress(link.reference, locale) : undefined;
}

/** The address of a page or a post that a document refers to, when it came along. */
export function findAddress(
  { relationTo, value }: Reference,
  locale: Language,
): string | undefined {
  const collection = addressedCollections.find((name) => name === relationTo);
  const slug = typeof value === 'object' && value !== null && 'slug' in value ? value.slug : null;
  return collection && typeof slug === 'string' ? addressOf(collection, slug, locale) : undefined;
}
