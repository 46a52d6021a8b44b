import { cache } from 'react';
import { getPayload } from 'payload';
import config from '../payload.config.ts';
import type { Page, Setting } from '../payload-types.ts';

/** What a list of pages shows of each. */
export type PageSummary = Pick<Page, 'id' | 'title' | 'slug'> & {
  readonly hero: Pick<Page['hero'], 'lead'>;
};

const published = { _status: { equals: 'published' } } as const;

/** The published page of a slug. Several parts of one rendering ask for it. */
export const readPage = cache(async (slug: string): Promise<Page | undefined> => {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { equals: slug } }, published] },
    depth: 1,
    limit: 1,
    overrideAccess: false,
    pagination: false,
  });
  return docs[0];
});

/** The pages that were changed last, but for one. */
export async function readLatestPages(exceptSlug: string): Promise<PageSummary[]> {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { not_equals: exceptSlug } }, published] },
    select: { title: true, slug: true, hero: { lead: true } },
    sort: '-updatedAt',
    depth: 0,
    limit: 6,
    pagination: false,
  });
  return docs;
}

export const readSettings = cache(async (): Promise<Setting> => {
  const payload = await getPayload({ config });
  return payload.findGlobal({ slug: 'settings', depth: 0 });
});
