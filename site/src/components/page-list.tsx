import { pathOf } from '@synestra/cms-core';
import Link from 'next/link';
import type { PageSummary } from '../content/read.ts';
import { wordsIn, type Language } from '../content/words.ts';

interface Props {
  readonly pages: readonly PageSummary[];
  readonly language: Language;
}

export function PageList({ pages, language }: Props) {
  if (pages.length === 0) return null;
  return (
    <nav className="page-list" aria-labelledby="read-on">
      <h2 id="read-on">{wordsIn(language).readOn}</h2>
      <ul>
        {pages.map(({ id, title, slug, lead }) => (
          <li key={id}>
            <Link href={pathOf(slug ?? '')}>{title}</Link>
            {lead && <p>{lead}</p>}
          </li>
        ))}
      </ul>
    </nav>
  );
}
