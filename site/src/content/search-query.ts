import type { Metadata } from 'next';
import { wordsIn, type Language } from './words.ts';

export interface QueryProps {
  readonly searchParams: Promise<Readonly<Record<string, string | string[] | undefined>>>;
}

/** More than a reader would type asks the database for nothing better. */
const longest = 100;

/** What a reader looks for; empty before he has said so. */
export async function readQuery(searchParams: QueryProps['searchParams']): Promise<string> {
  const { q } = await searchParams;
  return typeof q === 'string' ? q.trim().slice(0, longest) : '';
}

/** Lists of results are made for one reader each, and for no search engine. */
export function describeSearch(locale: Language): Metadata {
  return { title: wordsIn(locale).search, robots: { index: false, follow: true } };
}
