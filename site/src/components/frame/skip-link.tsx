import { wordsIn, type Language } from '../../content/words.ts';

/** The first stop of the Tab key, seen only there. */
export function SkipLink({ locale }: { readonly locale: Language }) {
  return (
    <a className="skip-link button" href="#content">
      {wordsIn(locale).skip}
    </a>
  );
}
