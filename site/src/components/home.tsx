import { homeSlug } from '@synestra/cms-core';
import { defaultLanguage } from '../content/language.ts';
import { readLatestPages, readPage, readSettings } from '../content/read.ts';
import { nameOf } from '../content/site-name.ts';
import { Article } from './article.tsx';
import { EmptyHome } from './empty-home.tsx';
import { Hero } from './hero.tsx';
import { PageList } from './page-list.tsx';

/** The home page and the way to the others; while nobody has written one, the name of the site. */
export async function Home() {
  const [page, pages, settings] = await Promise.all([
    readPage(homeSlug),
    readLatestPages(homeSlug),
    readSettings(),
  ]);
  const { tagline } = settings;
  const language = defaultLanguage;
  if (!page && pages.length === 0) return <EmptyHome language={language} />;
  return (
    <>
      {page ? (
        <Article page={page} language={language} />
      ) : (
        <Hero page={{ title: nameOf(settings), hero: { lead: tagline ?? null } }} />
      )}
      <PageList pages={pages} language={language} />
    </>
  );
}
