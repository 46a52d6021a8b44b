import type { Where } from 'payload';
import { findAddress } from './link-target.ts';
import { findReader } from './reader.ts';
import type { Language } from './words.ts';

export interface SearchResult {
  readonly href: string;
  readonly title: string;
  readonly lead?: string | null | undefined;
}

/** Nobody reads further, and every result costs. */
const most = 30;

/** What has every word of the query somewhere in it; titles that have them come first. */
export async function readResults(query: string, locale: Language): Promise<SearchResult[]> {
  const words = query.split(/\s+/).filter(Boolean).slice(0, 8);
  const { payload } = await findReader();
  const { docs } = await payload.find({
    collection: 'search',
    where: { and: words.map(findWord) },
    sort: ['-priority', '-updatedAt'],
    locale,
    depth: 0,
    limit: most,
    pagination: false,
    overrideAccess: false,
  });
  const results = docs.flatMap(({ doc, slug, title, lead }) => {
    const href = findAddress({ relationTo: doc.relationTo, value: { slug } }, locale);
    return href === undefined ? [] : [{ href, title: title ?? '', lead }];
  });
  const inTitle = (title: string) =>
    words.every((word) => title.toLowerCase().includes(word.toLowerCase()));
  return [
    ...results.filter(({ title }) => inTitle(title)),
    ...results.filter(({ title }) => !inTitle(title)),
  ];
}

function findWord(word: string): Where {
  return { or: ['title', 'lead', 'words'].map((field) => ({ [field]: { contains: word } })) };
}
