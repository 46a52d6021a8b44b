import { permanentRedirect } from 'next/navigation';
import { readPosts } from '../../content/read-posts.ts';
import { readSettings } from '../../content/read-frame.ts';
import { readRedirect } from '../../content/read-redirect.ts';
import { nameOf } from '../../content/site-name.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import { EmptyHome } from '../empty-home.tsx';
import { Missing } from '../missing.tsx';
import { PostList } from '../posts/post-list.tsx';

interface Props {
  /** The address without its language. */
  readonly path: string;
  readonly locale: Language;
  readonly isHome?: boolean;
}

/** What is at an address where nothing is published: the way to where it went, or the news that it is not. */
export async function Unpublished({ path, locale, isHome = false }: Props) {
  const target = await readRedirect(path, locale);
  if (target !== undefined) permanentRedirect(target);
  return isHome ? <HomeWithoutPage locale={locale} /> : <Missing locale={locale} />;
}

/** While nobody has written a home page, the name of the site and what there is to read. */
async function HomeWithoutPage({ locale }: Pick<Props, 'locale'>) {
  const [list, settings] = await Promise.all([readPosts({ locale }), readSettings(locale)]);
  if (list.posts.length === 0) return <EmptyHome locale={locale} />;
  return (
    <PostList
      title={nameOf(settings)}
      lead={settings.tagline ?? wordsIn(locale).posts}
      list={list}
      locale={locale}
    />
  );
}
