import type { Language } from '../content/words.ts';

/** The language of the document that a browser shows, and where the home page in it lies. */
export function findShownLanguage(): { readonly locale: Language; readonly home: string } {
  const locale = document.documentElement.lang === 'ru' ? 'ru' : 'en';
  const hasPrefix = `${window.location.pathname}/`.startsWith(`/${locale}/`);
  return { locale, home: hasPrefix ? `/${locale}` : '/' };
}
