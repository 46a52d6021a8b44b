import { cache } from 'react';
import { listTag, documentTag } from './tags.ts';
import type { Category, Page, Post } from '../payload-types.ts';
import { declareTags } from './declare-tags.ts';
import { findReferences } from './find-references.ts';
import { findReader } from './reader.ts';
import type { Language } from './words.ts';

/** The page of a slug. Several parts of one rendering ask for it. */
export const readPage = cache((slug: string, locale: Language) =>
  readBySlug<Page>('pages', slug, locale),
);

export const readPost = cache((slug: string, locale: Language) =>
  readBySlug<Post>('posts', slug, locale),
);

export const readCategory = cache((slug: string, locale: Language) =>
  readBySlug<Category>('categories', slug, locale),
);

/** Without a document the answer holds until any of its collection changes: it may be this one. */
async function readBySlug<Document extends { id: number }>(
  collection: 'pages' | 'posts' | 'categories',
  slug: string,
  locale: Language,
): Promise<Document | undefined> {
  const { payload, rights } = await findReader();
  const { docs } = await payload.find({
    collection,
    where: { slug: { equals: slug } },
    locale,
    // A page links to posts, and they have covers.
    depth: 2,
    limit: 1,
    pagination: false,
    ...rights,
  });
  const document = docs[0] as Document | undefined;
  if (document === undefined) {
    await declareTags([listTag(collection)]);
    return undefined;
  }
  await declareTags([documentTag(collection, document.id), ...tagReferences(document)]);
  return document;
}

/** The tags of everything that a document shows or links to. */
export function tagReferences(document: object): string[] {
  return findReferences(document).map(({ collection, id }) => documentTag(collection, id));
}
