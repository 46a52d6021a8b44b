import { pathOf } from '@synestra/cms-core';
import type { PageSummary } from '../content/read.ts';
import { wordsIn, type Language } from '../content/words.ts';
import { languageOf } from './language-of.ts';

interface Props {
  readonly pages: readonly PageSummary[];
  readonly language: Language;
}

export function PageList({ pages, language }: Props) {
  if (pages.length === 0) return null;
  return (
    <nav className="page-list columns" aria-labelledby="read-on">
      <h2 id="read-on">{wordsIn(language).readOn}</h2>
      <ul className="last">
        {pages.map(({ id, title, slug, hero: { lead } }) => (
          <li key={id} lang={languageOf(`${title} ${lead ?? ''}`, language)}>
            <a href={pathOf('pages', slug ?? '')}>{title}</a>
            {lead && <p>{lead}</p>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
