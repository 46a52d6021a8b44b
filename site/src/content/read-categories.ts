import type { Category } from '../payload-types.ts';
import { declareTags } from './declare-tags.ts';
import { findReader } from './reader.ts';
import { listTag } from './tags.ts';
import type { Language } from './words.ts';

/** Every category: there are few, and what lies below another is found among them. */
export async function readCategories(locale: Language): Promise<Category[]> {
  const { payload, rights } = await findReader();
  const { docs } = await payload.find({
    collection: 'categories',
    sort: 'title',
    locale,
    depth: 0,
    limit: 500,
    pagination: false,
    ...rights,
    draft: false,
  });
  await declareTags([listTag('categories')]);
  return docs;
}
