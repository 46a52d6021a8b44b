import type { Language } from '../content/words.ts';
import type { Page } from '../payload-types.ts';
import { Hero } from './hero.tsx';
import { languageOf } from './language-of.ts';
import { Prose } from './prose.tsx';

interface Props {
  readonly page: Page;
  readonly language: Language;
}

/** A page as its editor wrote it. */
export function Article({ page, language }: Props) {
  return (
    <article lang={languageOf(`${page.title} ${page.hero.lead ?? ''}`, language)}>
      <Hero page={page} />
      {(page.layout ?? []).flatMap((block) =>
        block.blockType === 'content'
          ? block.columns.map(({ id, text }) => text && <Prose key={id} content={text} />)
          : [],
      )}
    </article>
  );
}
