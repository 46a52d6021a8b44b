import { readPosts, type PostSummary } from '../../content/read-posts.ts';
import type { Language } from '../../content/words.ts';
import type { ArchiveBlock } from '../../payload-types.ts';
import { PostCards } from '../posts/post-cards.tsx';
import { SectionIntro } from './section-intro.tsx';

interface Props {
  readonly block: ArchiveBlock;
  readonly locale: Language;
}

export async function Archive({ block, locale }: Props) {
  const posts = await findPosts(block, locale);
  if (posts.length === 0) return null;
  return (
    <section className="columns">
      <SectionIntro text={block.intro} locale={locale} />
      <div className="across">
        <PostCards posts={posts} locale={locale} />
      </div>
    </section>
  );
}

/** The latest posts, or those that were chosen and are there for readers. */
async function findPosts(block: ArchiveBlock, locale: Language): Promise<readonly PostSummary[]> {
  if (block.by === 'selection') {
    return (block.selected ?? []).filter((post) => typeof post === 'object');
  }
  const categories = (block.categories ?? []).map((one) =>
    typeof one === 'object' ? one.id : one,
  );
  const { posts } = await readPosts({
    locale,
    limit: block.limit ?? 6,
    ...(categories.length > 0 ? { categories } : {}),
  });
  return posts;
}
