import { addressOf } from '../../content/addresses.ts';
import type { PostSummary } from '../../content/read-posts.ts';
import type { Language } from '../../content/words.ts';
import { languageOf } from '../language-of.ts';
import { Picture } from '../picture.tsx';
import { PostFacts } from './post-facts.tsx';

interface Props {
  readonly posts: readonly PostSummary[];
  readonly locale: Language;
  /** Whether the first one is the largest. */
  readonly withLead?: boolean;
}

/** Posts as pictures with their titles. */
export function PostCards({ posts, locale, withLead = false }: Props) {
  // One alone would leave most of its row empty.
  const hasLead = withLead || posts.length === 1;
  return (
    <ul className={hasLead ? 'cards with-lead' : 'cards'}>
      {posts.map((post, index) => (
        <li key={post.id} lang={languageOf(`${post.title} ${post.lead ?? ''}`, locale)}>
          {post.cover && typeof post.cover === 'object' && (
            <Picture
              media={post.cover}
              sizes={sizesOf(hasLead && index === 0)}
              priority={withLead && index === 0}
              decorative
            />
          )}
          <div className="card-text">
            <h2>
              <a href={addressOf('posts', post.slug ?? '', locale)}>{post.title}</a>
            </h2>
            {post.lead && <p>{post.lead}</p>}
            <PostFacts post={post} locale={locale} />
          </div>
        </li>
      ))}
    </ul>
  );
}

function sizesOf(isLead: boolean): string {
  return isLead
    ? '(min-width: 60rem) 50rem, 100vw'
    : '(min-width: 84rem) 24rem, (min-width: 40rem) 45vw, 100vw';
}
