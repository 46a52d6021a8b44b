import { addressOf } from '../../content/addresses.ts';
import type { PostSummary } from '../../content/read-posts.ts';
import type { Language } from '../../content/words.ts';
import { languageOf } from '../language-of.ts';

interface Props {
  readonly posts: readonly Pick<PostSummary, 'id' | 'title' | 'slug' | 'lead'>[];
  readonly locale: Language;
}

/** Posts as titles, one below the other. */
export function PostRows({ posts, locale }: Props) {
  return (
    <ul className="rows">
      {posts.map(({ id, title, slug, lead }) => (
        <li key={id} lang={languageOf(`${title} ${lead ?? ''}`, locale)}>
          <a href={addressOf('posts', slug ?? '', locale)}>{title}</a>
          {lead && <p>{lead}</p>}
        </li>
      ))}
    </ul>
  );
}
