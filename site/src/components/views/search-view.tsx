import { searchAddress } from '../../content/addresses.ts';
import { readResults, type SearchResult } from '../../content/read-search.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import { languageOf } from '../language-of.ts';

interface Props {
  readonly query: string;
  readonly locale: Language;
}

/** A search of the whole site. The form sends the reader to this very page, with or without scripts. */
export async function SearchView({ query, locale }: Props) {
  const words = wordsIn(locale);
  const results = query === '' ? undefined : await readResults(query, locale);
  return (
    <>
      <header className="hero plain columns">
        <h1 className="title across">{words.search}</h1>
        <form className="search-form across" action={searchAddress(locale)} role="search">
          <label htmlFor="q">{words.searchLabel}</label>
          <div>
            <input id="q" name="q" type="search" defaultValue={query} required maxLength={100} />
            <button type="submit" className="button">
              {words.searchAction}
            </button>
          </div>
        </form>
      </header>
      <div className="columns" role="status">
        {results && <Results results={results} query={query} locale={locale} />}
      </div>
    </>
  );
}

interface ResultsProps extends Props {
  readonly results: readonly SearchResult[];
}

function Results({ results, query, locale }: ResultsProps) {
  const words = wordsIn(locale);
  if (results.length === 0) return <p className="lead across">{words.nothingFound(query)}</p>;
  return (
    <>
      <h2 className="list-title">{words.found(results.length)}</h2>
      <ul className="rows last">
        {results.map(({ href, title, lead }) => (
          <li key={href} lang={languageOf(`${title} ${lead ?? ''}`, locale)}>
            <a href={href}>{title}</a>
            {lead && <p>{lead}</p>}
          </li>
        ))}
      </ul>
    </>
  );
}
