import { wordsIn, type Language } from '../content/words.ts';

/** The first stop of the Tab key, seen only there. */
export function SkipLink({ language }: { readonly language: Language }) {
  return (
    <a className="skip-link button" href="#content">
      {wordsIn(language).skip}
    </a>
  );
}
