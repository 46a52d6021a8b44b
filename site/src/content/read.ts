import { cache } from 'react';
import { getPayload } from 'payload';
import config from '../payload.config.ts';
import type { Page, Setting } from '../payload-types.ts';
import { declareTags } from './declare-tags.ts';
import { documentTag, globalTag, listTag } from './tags.ts';

/** What a list of pages shows of each. */
export type PageSummary = Pick<Page, 'id' | 'title' | 'slug' | 'lead'>;

const published = { _status: { equals: 'published' } } as const;

/** The published page of a slug. Several parts of one rendering ask for it. */
export const readPage = cache(async (slug: string): Promise<Page | undefined> => {
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { equals: slug } }, published] },
    depth: 1,
    limit: 1,
    pagination: false,
  });
  const [page] = docs;
  await declareTags(page ? tagsOf(page) : [listTag('pages')]);
  return page;
});

/** A cover that was not found has left no more than its number. */
function tagsOf({ id, cover }: Page): string[] {
  const picture = typeof cover === 'object' ? cover?.id : cover;
  const pictures = picture == null ? [] : [documentTag('media', picture)];
  return [documentTag('pages', id), ...pictures];
}

/** The pages that were changed last, but for one. */
export async function readLatestPages(exceptSlug: string): Promise<PageSummary[]> {
  await declareTags([listTag('pages')]);
  const payload = await getPayload({ config });
  const { docs } = await payload.find({
    collection: 'pages',
    where: { and: [{ slug: { not_equals: exceptSlug } }, published] },
    select: { title: true, slug: true, lead: true },
    sort: '-updatedAt',
    depth: 0,
    limit: 6,
    pagination: false,
  });
  return docs;
}

export const readSettings = cache(async (): Promise<Setting> => {
  await declareTags([globalTag('settings')]);
  const payload = await getPayload({ config });
  return payload.findGlobal({ slug: 'settings', depth: 0 });
});
