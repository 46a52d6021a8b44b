import { homeSlug, pathOf } from '@synestra/cms-core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { Article } from '../../../components/article.tsx';
import { Home } from '../../../components/home.tsx';
import { defaultLanguage } from '../../../content/language.ts';
import { readPage } from '../../../content/read.ts';

interface Props {
  readonly params: Promise<{ slug?: string[] }>;
}

/** Publishing refreshes a page at once; this mends what was changed behind the CMS's back. */
export const revalidate = 3600;

/** No page is rendered at build time: there is no database then, and every site has others. */
export function generateStaticParams(): [] {
  return [];
}

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  const page = await readPage(slugOf(await params));
  if (!page) return {};
  return {
    ...(page.slug === homeSlug ? {} : { title: page.title }),
    description: page.hero.lead ?? null,
    alternates: { canonical: pathOf('pages', page.slug ?? '') },
  };
}

export default async function SitePage({ params }: Props) {
  const slug = slugOf(await params);
  if (slug === homeSlug) return <Home />;
  const page = await readPage(slug);
  return page ? <Article page={page} language={defaultLanguage} /> : notFound();
}

/** Pages lie side by side, so a deeper address is nobody's; neither is a second one of the home page. */
function slugOf({ slug = [] }: { slug?: string[] }): string {
  const [first = homeSlug, ...deeper] = slug;
  return deeper.length > 0 || slug[0] === homeSlug ? '' : decodeURIComponent(first);
}
