import type { Where } from 'payload';
import type { Post } from '../payload-types.ts';
import { declareTags } from './declare-tags.ts';
import { findReader } from './reader.ts';
import { tagReferences } from './read-documents.ts';
import { listTag } from './tags.ts';
import type { Language } from './words.ts';

/** What a list of posts shows of each. */
export type PostSummary = Pick<
  Post,
  'id' | 'title' | 'slug' | 'lead' | 'cover' | 'categories' | 'publishedAt'
>;

export interface PostList {
  readonly posts: readonly PostSummary[];
  readonly number: number;
  readonly numbers: number;
}

interface Wanted {
  readonly locale: Language;
  /** Posts in any of these; all posts without it. */
  readonly categories?: readonly number[];
  readonly number?: number;
  readonly limit?: number;
  readonly exceptSlug?: string;
}

/** How many posts a page of a list has: two or three in a row, and no row left open. */
const perPage = 12;

/** Posts from the newest on. */
export async function readPosts(wanted: Wanted): Promise<PostList> {
  const { payload, rights } = await findReader();
  const { docs, totalPages } = await payload.find({
    collection: 'posts',
    where: chooseBy(wanted),
    select: {
      title: true,
      slug: true,
      lead: true,
      cover: true,
      categories: true,
      publishedAt: true,
    },
    sort: '-publishedAt',
    locale: wanted.locale,
    depth: 1,
    limit: wanted.limit ?? perPage,
    page: wanted.number ?? 1,
    ...rights,
  });
  await declareTags([listTag('posts'), ...docs.flatMap(tagReferences)]);
  return { posts: docs, number: wanted.number ?? 1, numbers: totalPages };
}

/** Also whoever looks at a draft sees in lists what readers do. */
function chooseBy({ categories, exceptSlug }: Wanted): Where {
  return {
    and: [
      { _status: { equals: 'published' } },
      ...(categories ? [{ categories: { in: [...categories] } }] : []),
      ...(exceptSlug === undefined ? [] : [{ slug: { not_equals: exceptSlug } }]),
    ],
  };
}
