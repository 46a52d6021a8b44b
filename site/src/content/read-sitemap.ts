import { pathOf, type AddressedCollection } from '@synestra/cms-core';
import { getPayload } from 'payload';
import config from '../payload.config.ts';
import { locales, localise } from './addresses.ts';
import type { SitemapEntry } from './format-sitemap.ts';

/** How many documents a part of the list has: the standard allows 50,000 addresses in all languages. */
const perPart = 5000;

const published = { _status: { equals: 'published' } } as const;

export async function countSitemapParts(): Promise<number> {
  const { pages, posts } = await countDocuments();
  return pages + posts <= perPart ? 1 : partsOf(pages) + partsOf(posts);
}

/** The first parts have the pages, the others the posts. */
export async function readSitemapPart(part: number): Promise<SitemapEntry[]> {
  const { pages, posts } = await countDocuments();
  if (pages + posts <= perPart)
    return [...(await readPart('pages', 1)), ...(await readPart('posts', 1))];
  const ofPages = partsOf(pages);
  return part <= ofPages ? readPart('pages', part) : readPart('posts', part - ofPages);
}

function partsOf(documents: number): number {
  return Math.ceil(documents / perPart);
}

async function countDocuments(): Promise<Record<AddressedCollection, number>> {
  const payload = await getPayload({ config });
  const [pages, posts] = await Promise.all([
    payload.count({ collection: 'pages', where: published }),
    payload.count({ collection: 'posts', where: published }),
  ]);
  return { pages: pages.totalDocs, posts: posts.totalDocs };
}

async function readPart(collection: AddressedCollection, page: number): Promise<SitemapEntry[]> {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection,
    where: published,
    select: { slug: true, updatedAt: true },
    // The order must hold from one part to the next.
    sort: 'id',
    depth: 0,
    limit: perPart,
    page,
  });
  return docs.map(({ slug, updatedAt }) => ({
    changed: updatedAt,
    paths: locales.map((locale) => ({
      locale,
      path: localise(pathOf(collection, slug ?? ''), locale),
    })),
  }));
}
