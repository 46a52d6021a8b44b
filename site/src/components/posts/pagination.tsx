import { listPath, localise } from '../../content/addresses.ts';
import { wordsIn, type Language } from '../../content/words.ts';

interface Props {
  readonly number: number;
  readonly numbers: number;
  readonly category?: string | undefined;
  readonly locale: Language;
}

/** The ways to the other pages of a list. */
export function Pagination({ number, numbers, category, locale }: Props) {
  if (numbers <= 1) return null;
  const words = wordsIn(locale);
  const hrefOf = (page: number) => localise(listPath(page, category), locale);
  return (
    <nav className="pagination" aria-label={words.pagination}>
      {number > 1 && (
        <a href={hrefOf(number - 1)} rel="prev">
          {words.previous}
        </a>
      )}
      <ol>
        {chooseNumbers(number, numbers).map((page) => (
          <li key={page}>
            <a
              href={hrefOf(page)}
              aria-label={words.pageNumber(page)}
              aria-current={page === number ? 'page' : undefined}
            >
              {page}
            </a>
          </li>
        ))}
      </ol>
      {number < numbers && (
        <a href={hrefOf(number + 1)} rel="next">
          {words.next}
        </a>
      )}
    </nav>
  );
}

/** The first page, the last one and those around this one: a line of them fits a phone. */
function chooseNumbers(number: number, numbers: number): number[] {
  const near = [1, number - 1, number, number + 1, numbers];
  return [...new Set(near)].filter((page) => page >= 1 && page <= numbers).sort((a, b) => a - b);
}
