import { pathOf, type AddressedCollection } from '@synestra/cms-core';
import { env } from '../env.ts';
import type { Language } from './words.ts';

/** The enabled languages of this site; the first is the one without a prefix. */
export const locales: readonly [Language, ...Language[]] = env.contentLocales;

/** An address of the site in one language: `/about`, or `/ru/about`. */
export function localise(path: string, locale: Language): string {
  if (locale === locales[0]) return path;
  return path === '/' ? `/${locale}` : `/${locale}${path}`;
}

export function addressOf(collection: AddressedCollection, slug: string, locale: Language): string {
  return localise(pathOf(collection, slug), locale);
}

/** A page of the list of posts, or of those in one category; without its language. */
export function listPath(number = 1, category?: string): string {
  const list = category === undefined ? '/posts' : `/posts/category/${category}`;
  return number === 1 ? list : `${list}/page/${number}`;
}

export function searchAddress(locale: Language): string {
  return localise('/search', locale);
}
