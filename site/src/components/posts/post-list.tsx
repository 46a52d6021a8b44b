import type { ReactNode } from 'react';
import type { PostList as List } from '../../content/read-posts.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import { Pagination } from './pagination.tsx';
import { PostCards } from './post-cards.tsx';

interface Props {
  readonly title: string;
  readonly lead?: string | undefined;
  readonly list: List;
  /** The slug of the category that the list is of. */
  readonly category?: string;
  readonly locale: Language;
  /** Ways to other lists. */
  readonly children?: ReactNode;
}

export function PostList({ title, lead, list, category, locale, children }: Props) {
  const { posts, number, numbers } = list;
  return (
    <>
      <header className="hero plain columns">
        <h1 className="title across">{title}</h1>
        {lead && <p className="lead across">{lead}</p>}
        {children && <div className="across">{children}</div>}
      </header>
      <div className="columns">
        <div className="across">
          {posts.length > 0 ? (
            <PostCards posts={posts} locale={locale} withLead={number === 1} />
          ) : (
            <p className="lead">{wordsIn(locale).noPosts}</p>
          )}
          <Pagination number={number} numbers={numbers} category={category} locale={locale} />
        </div>
      </div>
    </>
  );
}
