import { locales, localise } from '../../content/addresses.ts';
import { wordsIn, type Language } from '../../content/words.ts';

interface Props {
  readonly locale: Language;
  readonly path: string;
}

/** The same page in the other languages of the site. */
export function LanguageSwitch({ locale, path }: Props) {
  return locales
    .filter((other) => other !== locale)
    .map((other) => (
      <li key={other}>
        <a className="language-link" href={localise(path, other)} hrefLang={other} lang={other}>
          {wordsIn(other).name}
        </a>
      </li>
    ));
}
