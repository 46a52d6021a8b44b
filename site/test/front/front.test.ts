import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn, readDoc, type Ask } from '../rest.ts';
import { startSite, type Site } from '../site.ts';

// What the server sends, read without a browser: whoever has no scripts gets this and no more.
let postgres: Postgres;
let site: Site;
let editor: Ask;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'front', { CONTENT_LOCALES: 'en,ru' });
  editor = await logIn(site.url);
  await editor('POST', '/next/seed');
}, 600_000);
afterAll(async () => {
  await site.stop();
  await postgres.stop();
});

test.each([
  ['/nowhere', 'en', 'There is no such page.', 'href="/"'],
  ['/ru/nowhere', 'ru', 'Такой страницы нет.', 'href="/ru"'],
  ['/posts/nowhere', 'en', 'There is no such page.', 'href="/"'],
  ['/posts/page/99', 'en', 'There is no such page.', 'href="/"'],
  ['/posts/category/nowhere', 'en', 'There is no such page.', 'href="/"'],
])(
  '%s is a whole page with the status of one that is not there',
  async (path, lang, title, home) => {
    // From the cache, too.
    for (const visit of ['first', 'second']) {
      const { status, text } = await look(path);
      expect([visit, status]).toEqual([visit, 404]);
      expect(bodyOf(text)).toContain(`>${title}</h1>`);
      expect(bodyOf(text)).toContain(home);
      expect(text).toContain(`<html lang="${lang}"`);
      expect(text).toContain('<meta name="robots" content="noindex');
    }
  },
);

test.each([
  ['/', 'en', 'Notes from slow cities'],
  ['/ru', 'ru', 'Заметки из неспешных городов'],
])('%s is in its language and names the others', async (path, lang, title) => {
  const { status, text } = await look(path);
  expect(status).toBe(200);
  expect(text).toContain(`<html lang="${lang}"`);
  expect(bodyOf(text)).toContain(`>${title}</h1>`);
  const { url } = site;
  expect(linksOf(text)).toEqual([
    `canonical ${url}${path === '/' ? '' : path}`,
    `en ${url}`,
    `ru ${url}/ru`,
    `x-default ${url}`,
  ]);
  expect(text).toContain('property="og:image"');
  expect(text).toContain('name="twitter:card" content="summary_large_image"');
});

test('pages are kept for the next reader; a search is not, and is for no search engine', async () => {
  for (const path of ['/', '/ru/about', '/posts', '/posts/category/places', '/posts/roof-garden']) {
    await look(path);
    expect([path, (await look(path)).headers.get('x-nextjs-cache')]).toEqual([path, 'HIT']);
  }
  const { text, headers } = await look('/search?q=garden');
  expect(headers.get('cache-control')).toContain('no-store');
  expect(bodyOf(text)).toContain('href="/posts/roof-garden"');
  expect(text).toContain('content="noindex');
  const russian = await look(`/ru/search?q=${encodeURIComponent('крыше')}`);
  expect(bodyOf(russian.text)).toContain('href="/ru/posts/roof-garden"');
  expect(bodyOf((await look('/search?q=%3Cxyzzy%3E')).text)).toContain('&lt;xyzzy&gt;');
});

test('a redirect keeps the language of the reader', async () => {
  const to = { type: 'custom', url: '/about' };
  await readDoc(await editor('POST', '/api/redirects', { from: '/about-us', to }));
  for (const [from, target] of [
    ['/about-us', '/about'],
    ['/ru/about-us', '/ru/about'],
  ] as const) {
    const { status, headers } = await look(from);
    expect([status, headers.get('location')]).toEqual([308, target]);
  }
});

test('a form works without scripts, and what fills the hidden field is turned away', async () => {
  const { text } = await look('/contact');
  const [, action = ''] = /<form class="form"[^>]* action="([^"]*)"/.exec(bodyOf(text)) ?? [];
  const id = action.split('/').at(-1) ?? '';
  const names = [...bodyOf(text).matchAll(/<(?:input|textarea)[^>]* name="([^"]+)"/g)].map(
    ([, name = '']) => name,
  );
  const fill = (trap: string) =>
    new URLSearchParams(
      names.map((name) => [name, name === 'homepage' ? trap : valueOf(name)] as [string, string]),
    );
  const send = async (body: URLSearchParams, accept = 'text/html'): Promise<unknown[]> => {
    const response = await fetch(`${site.url}${action}`, {
      method: 'POST',
      redirect: 'manual',
      headers: { Referer: `${site.url}/contact`, Accept: accept },
      body,
    });
    const answer: unknown = response.headers.get('location') ?? (await response.json());
    return [response.status, answer];
  };
  expect(names).toContain('homepage');
  expect(await send(fill(''))).toEqual([303, `/contact#form-${id}-sent`]);
  expect(await send(fill('https://spam.example'))).toEqual([303, `/contact#form-${id}-failed`]);
  expect(await send(new URLSearchParams())).toEqual([303, `/contact#form-${id}-failed`]);
  expect(await send(fill(''), 'application/json')).toEqual([200, { target: `#form-${id}-sent` }]);
  const answers = await editor('GET', '/api/form-submissions');
  expect(((await answers.json()) as { totalDocs: number }).totalDocs).toBe(2);
});

test('search engines are told where everything is, in production alone', async () => {
  const sitemap = await look('/sitemap.xml');
  expect(sitemap.text.match(/<loc>[^<]*/g)).toContain(`<loc>${site.url}/ru/posts/roof-garden`);
  expect((await look('/sitemaps/1.xml')).status).toBe(200);
  expect((await look('/sitemaps/2.xml')).status).toBe(404);
  expect((await look('/robots.txt')).text).toBe('User-agent: *\nDisallow: /\n');
  expect((await look('/about')).text).toContain('<meta name="robots" content="noindex, nofollow"');
});

test('a post tells search engines of itself, and no text ends the script that it stands in', async () => {
  const post = { title: '</script><b>x', slug: 'script', _status: 'published' };
  await readDoc(await editor('POST', '/api/posts', post));
  const { text } = await look('/posts/script');
  const [, data = ''] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(text) ?? [];
  expect(JSON.parse(data)).toMatchObject({ '@type': 'BlogPosting', headline: '</script><b>x' });
});

test('the colour of a site is on every page, dark enough to be read', async () => {
  const settings = { colours: { accent: '#ffff00', accentDark: null } };
  expect((await editor('POST', '/api/globals/settings', settings)).status).toBe(200);
  const [, accent = ''] = /<html[^>]*--accent:([^";]*)/.exec((await look('/about')).text) ?? [];
  expect(accent).toMatch(/^light-dark\(#(?!ffff00)\w{6}, ?#ffff00\)$/);
});

async function look(path: string) {
  const response = await fetch(`${site.url}${path}`, { redirect: 'manual' });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** What is shown, without what scripts would make of it. */
function bodyOf(html: string): string {
  return html
    .slice(html.indexOf('<body'))
    .replace(/<script\b.*?<\/script>/gs, '')
    .replace(/<!-- -->/g, '');
}

function linksOf(html: string): string[] {
  return [...html.matchAll(/<link rel="(canonical|alternate)"[^>]*>/g)].map(([link, rel]) => {
    const [, language] = /hreflang="([^"]*)"/i.exec(link) ?? [];
    const [, href = ''] = /href="([^"]*)"/.exec(link) ?? [];
    return `${language ?? rel} ${href}`;
  });
}

/** An answer that fits a field of the demo's form. */
function valueOf(name: string): string {
  return /mail/i.test(name) ? 'reader@example.com' : 'A long walk';
}
