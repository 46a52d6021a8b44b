import { homeSlug, pathOf } from '@synestra/cms-core';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { EmptyHome } from '../../../components/empty-home.tsx';
import { Hero } from '../../../components/hero.tsx';
import { languageOf } from '../../../components/language-of.ts';
import { PageList } from '../../../components/page-list.tsx';
import { Prose } from '../../../components/prose.tsx';
import { readLatestPages, readPage, readSettings } from '../../../content/read.ts';

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
    description: page.lead ?? null,
    alternates: { canonical: pathOf(page.slug ?? '') },
  };
}

export default async function SitePage({ params }: Props) {
  const slug = slugOf(await params);
  const [page, settings] = await Promise.all([readPage(slug), readSettings()]);
  const isHome = slug === homeSlug;
  if (!page) return isHome ? <EmptyHome language={settings.language} /> : notFound();
  return (
    <>
      <article lang={languageOf(`${page.title} ${page.lead ?? ''}`, settings.language)}>
        <Hero page={page} />
        {page.content && <Prose content={page.content} />}
      </article>
      {isHome && <PageList pages={await readLatestPages(slug)} language={settings.language} />}
    </>
  );
}

/** Pages lie side by side, so a deeper address is nobody's; neither is a second one of the home page. */
function slugOf({ slug = [] }: { slug?: string[] }): string {
  const [first = homeSlug, ...deeper] = slug;
  return deeper.length > 0 || slug[0] === homeSlug ? '' : decodeURIComponent(first);
}
