import type { Language } from './words.ts';

export interface SitemapEntry {
  readonly changed: string;
  /** The address in every language of the site. */
  readonly paths: readonly { readonly locale: Language; readonly path: string }[];
}

/** One entry for each language, and each of them names all. */
export function formatEntries(siteUrl: string, entries: readonly SitemapEntry[]): string {
  const urls = entries.flatMap(({ changed, paths }) => {
    const others =
      paths.length > 1
        ? paths.map(
            ({ locale, path }) =>
              `<xhtml:link rel="alternate" hreflang="${locale}" href="${escape(siteUrl + path)}"/>`,
          )
        : [];
    return paths.map(({ path }) =>
      [
        `<url><loc>${escape(siteUrl + path)}</loc>`,
        `<lastmod>${changed}</lastmod>`,
        ...others,
        '</url>',
      ].join(''),
    );
  });
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:xhtml="http://www.w3.org/1999/xhtml">',
    ...urls,
    '</urlset>',
    '',
  ].join('\n');
}

export function formatIndex(siteUrl: string, parts: number): string {
  const numbers = Array.from({ length: parts }, (_, index) => index + 1);
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">',
    ...numbers.map(
      (number) => `<sitemap><loc>${escape(siteUrl)}/sitemaps/${number}.xml</loc></sitemap>`,
    ),
    '</sitemapindex>',
    '',
  ].join('\n');
}

function escape(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;');
}
