import type { LocalizationConfig } from 'payload';

/** Every language that content may be in; the schema has them all, whichever a site uses. */
export const contentLocales = ['en', 'ru'] as const;
export type ContentLocale = (typeof contentLocales)[number];

const names: Record<ContentLocale, string> = { en: 'English', ru: 'Русский' };

/** The languages of one site; the first is the one that the others fall back to. */
export function createLocalization(
  enabled: readonly [ContentLocale, ...ContentLocale[]],
): LocalizationConfig {
  return {
    locales: contentLocales.map((code) => ({ code, label: names[code] })),
    defaultLocale: enabled[0],
    fallback: true,
    filterAvailableLocales: ({ locales }) =>
      locales.filter(({ code }) => enabled.some((one) => one === code)),
  };
}
