import { homeSlug } from '@synestra/cms-core';
import { readPage } from '../../content/read-documents.ts';
import type { Language } from '../../content/words.ts';
import { Blocks } from '../blocks/blocks.tsx';
import { EditorTools } from '../editor/editor-tools.tsx';
import { Hero } from '../hero.tsx';
import { languageOf } from '../language-of.ts';
import { Unpublished } from './unpublished.tsx';

interface Props {
  readonly slug: string;
  readonly path: string;
  readonly locale: Language;
}

/** A page as its editor built it. */
export async function PageView({ slug, path, locale }: Props) {
  const page = await readPage(slug, locale);
  if (!page) return <Unpublished path={path} locale={locale} isHome={slug === homeSlug} />;
  return (
    <>
      <article lang={languageOf(`${page.title} ${page.hero.lead ?? ''}`, locale)}>
        <Hero title={page.title} hero={page.hero} locale={locale} />
        <Blocks blocks={page.layout ?? []} locale={locale} />
      </article>
      <EditorTools collection="pages" id={page.id} locale={locale} />
    </>
  );
}
