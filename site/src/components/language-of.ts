import type { Language } from '../content/words.ts';

/** What a text is written in, told by its letters; a screen reader must know how to say it. */
export function languageOf(text: string, ifUnclear: Language): Language {
  const cyrillic = text.match(/\p{Script=Cyrillic}/gu)?.length ?? 0;
  const latin = text.match(/\p{Script=Latin}/gu)?.length ?? 0;
  if (cyrillic === latin) return ifUnclear;
  return cyrillic > latin ? 'ru' : 'en';
}
