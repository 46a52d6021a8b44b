import { readCategories } from '../../content/read-categories.ts';
import { readPosts } from '../../content/read-posts.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import { EditorTools } from '../editor/editor-tools.tsx';
import { CategoryMenu } from '../posts/category-menu.tsx';
import { PostList } from '../posts/post-list.tsx';
import { Unpublished } from './unpublished.tsx';

interface Props {
  readonly number: number;
  readonly path: string;
  readonly locale: Language;
}

/** All posts, from the newest on. */
export async function PostsView({ number, path, locale }: Props) {
  const [list, categories] = await Promise.all([
    readPosts({ locale, number }),
    readCategories(locale),
  ]);
  if (number > Math.max(list.numbers, 1)) return <Unpublished path={path} locale={locale} />;
  return (
    <>
      <PostList title={wordsIn(locale).posts} list={list} locale={locale}>
        <CategoryMenu categories={categories} locale={locale} />
      </PostList>
      <EditorTools collection="posts" locale={locale} />
    </>
  );
}
