import type { Language } from '../../content/words.ts';
import type { RelatedPostsBlock } from '../../payload-types.ts';
import { PostRows } from '../posts/post-rows.tsx';
import { SectionIntro } from './section-intro.tsx';

interface Props {
  readonly block: RelatedPostsBlock;
  readonly locale: Language;
}

export function RelatedPosts({ block: { intro, posts }, locale }: Props) {
  const shown = posts.filter((post) => typeof post === 'object');
  if (shown.length === 0) return null;
  return (
    <section className="columns">
      <SectionIntro text={intro} locale={locale} />
      <div className="last">
        <PostRows posts={shown} locale={locale} />
      </div>
    </section>
  );
}
