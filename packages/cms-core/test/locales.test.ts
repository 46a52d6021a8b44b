import type { LocalizationConfigWithLabels, PayloadRequest } from 'payload';
import { expect, test } from 'vitest';
import { createLocalization } from '../src/locales.ts';

test.each([
  [['en'], 'en', ['en']],
  [['ru', 'en'], 'ru', ['en', 'ru']],
] as const)(
  'of %j the first is the default, and only those are offered',
  async (enabled, first, offered) => {
    const config = createLocalization(enabled as readonly ['en']) as LocalizationConfigWithLabels;
    expect(config.defaultLocale).toBe(first);
    // The schema is the same for every site.
    expect(config.locales.map(({ code }) => code)).toEqual(['en', 'ru']);
    const { locales } = config;
    const left = await config.filterAvailableLocales?.({ locales, req: {} as PayloadRequest });
    expect(left?.map(({ code }) => code)).toEqual(offered);
  },
);
