import type { Metadata } from 'next';
import { CategoryView } from '../../../components/views/category-view.tsx';
import { PageView } from '../../../components/views/page-view.tsx';
import { PostView } from '../../../components/views/post-view.tsx';
import { PostsView } from '../../../components/views/posts-view.tsx';
import { Unpublished } from '../../../components/views/unpublished.tsx';
import { describePlace } from '../../../content/metadata.ts';
import { findPlace, type PathProps } from '../place.ts';

/** Publishing refreshes a page at once; this mends what was changed behind the CMS's back. */
export const revalidate = 3600;

/** No page is rendered at build time: there is no database then, and every site has others. */
export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: PathProps): Promise<Metadata> {
  return describePlace(await findPlace(params));
}

export default async function SitePage({ params }: PathProps) {
  const { locale, path, route } = await findPlace(params);
  switch (route.kind) {
    case 'page':
      return <PageView slug={route.slug} path={path} locale={locale} />;
    case 'posts':
      return <PostsView number={route.number} path={path} locale={locale} />;
    case 'category':
      return <CategoryView slug={route.slug} number={route.number} path={path} locale={locale} />;
    case 'post':
      return <PostView slug={route.slug} path={path} locale={locale} />;
    case 'missing':
      return <Unpublished path={path} locale={locale} />;
  }
}
