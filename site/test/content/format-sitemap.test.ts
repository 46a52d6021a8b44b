import { expect, test } from 'vitest';
import { formatEntries, formatIndex } from '../../src/content/format-sitemap.ts';

const changed = '2026-11-20T10:00:00.000Z';

test('an address names itself in the other languages', () => {
  const paths = [
    { locale: 'en', path: '/a&b' },
    { locale: 'ru', path: '/ru/a&b' },
  ] as const;
  const links =
    '<xhtml:link rel="alternate" hreflang="en" href="https://a.example/a&amp;b"/>' +
    '<xhtml:link rel="alternate" hreflang="ru" href="https://a.example/ru/a&amp;b"/>';
  expect(formatEntries('https://a.example', [{ changed, paths }]).split('\n').slice(2, 4)).toEqual([
    `<url><loc>https://a.example/a&amp;b</loc><lastmod>${changed}</lastmod>${links}</url>`,
    `<url><loc>https://a.example/ru/a&amp;b</loc><lastmod>${changed}</lastmod>${links}</url>`,
  ]);
});

test('in one language there is nothing else to name', () => {
  const entries = [{ changed, paths: [{ locale: 'en', path: '/' }] }] as const;
  expect(formatEntries('https://a.example', entries)).not.toContain('<xhtml:link');
});

test('a long list is a list of its parts', () => {
  expect(formatIndex('https://a.example', 2).match(/<loc>[^<]*/g)).toEqual([
    '<loc>https://a.example/sitemaps/1.xml',
    '<loc>https://a.example/sitemaps/2.xml',
  ]);
});
