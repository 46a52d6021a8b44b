import { findFamily } from '../../content/category-family.ts';
import { readCategories } from '../../content/read-categories.ts';
import { readCategory } from '../../content/read-documents.ts';
import { readPosts } from '../../content/read-posts.ts';
import type { Language } from '../../content/words.ts';
import { EditorTools } from '../editor/editor-tools.tsx';
import { CategoryMenu } from '../posts/category-menu.tsx';
import { PostList } from '../posts/post-list.tsx';
import { Unpublished } from './unpublished.tsx';

interface Props {
  readonly slug: string;
  readonly number: number;
  readonly path: string;
  readonly locale: Language;
}

/** The posts of one category and of those below it. */
export async function CategoryView({ slug, number, path, locale }: Props) {
  const [category, all] = await Promise.all([readCategory(slug, locale), readCategories(locale)]);
  if (!category) return <Unpublished path={path} locale={locale} />;
  const list = await readPosts({ locale, number, categories: findFamily(category.id, all) });
  if (number > Math.max(list.numbers, 1)) return <Unpublished path={path} locale={locale} />;
  return (
    <>
      <PostList title={category.title} list={list} category={slug} locale={locale}>
        <CategoryMenu categories={all} current={category} locale={locale} />
      </PostList>
      <EditorTools collection="categories" id={category.id} locale={locale} />
    </>
  );
}
