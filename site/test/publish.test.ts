import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { logIn, readDoc, type Ask } from './rest.ts';
import { startSite, type Site } from './site.ts';

let postgres: Postgres;
let site: Site | undefined;
let editor: Ask;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'publish');
  editor = await logIn(site.url);
  // A home page lists the others.
  await write({ title: 'Our home', slug: 'home', _status: 'published' });
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

test('a page is there from the moment that it is published', async () => {
  expect(await look('/new')).toBe('404');
  expect(await look('/new')).toBe('404');
  const id = await write({ title: 'New page', slug: 'new', _status: 'draft' });
  expect(await look('/new')).toBe('404');
  await change(id, { _status: 'published' });
  expect(await look('/new')).toContain('New page');
  expect(await look('/')).toContain('New page');
});

test('a change is seen by the next reader, on the page and on the home page', async () => {
  const id = await write({ title: 'Before', slug: 'changing', _status: 'published' });
  await fillCache('/', '/changing');
  await change(id, { title: 'After' });
  expect(await look('/changing')).toMatch(/^(?!.*Before).*After/s);
  expect(await look('/')).toMatch(/^(?!.*Before).*After/s);
});

test('what an editor is still writing stays hidden', async () => {
  const id = await write({ title: 'For readers', slug: 'writing', _status: 'published' });
  await fillCache('/', '/writing');
  const path = `/api/pages/${id}?draft=true`;
  await readDoc(
    await editor('PATCH', path, { title: 'For later', slug: 'later', _status: 'draft' }),
  );
  expect(await look('/writing')).toMatch(/^(?!.*For later).*For readers/s);
  expect(await look('/later')).toBe('404');
  expect(await look('/')).toMatch(/^(?!.*For later).*For readers/s);
  await change(id, { title: 'For later', slug: 'later', _status: 'published' });
  expect(await look('/writing')).toBe('404');
  expect(await look('/later')).toContain('For later');
});

test('a page that is taken back is gone', async () => {
  const id = await write({ title: 'Taken back', slug: 'back', _status: 'published' });
  await fillCache('/', '/back');
  await change(id, { _status: 'draft' });
  expect(await look('/back')).toBe('404');
  expect(await look('/')).not.toContain('Taken back');
});

test('a page that is taken back or deleted is gone, whatever was being written', async () => {
  for (const [slug, end] of [
    ['taken', (id: number) => change(id, { _status: 'draft' })],
    ['removed', (id: number) => editor('DELETE', `/api/pages/${id}`)],
  ] as const) {
    const id = await write({ title: slug, slug, _status: 'published' });
    const draft = { slug: `${slug}-later`, _status: 'draft' };
    await readDoc(await editor('PATCH', `/api/pages/${id}?draft=true`, draft));
    await fillCache('/', `/${slug}`);
    await end(id);
    expect([slug, await look(`/${slug}`)]).toEqual([slug, '404']);
    expect(await look('/')).not.toContain(`href="/${slug}"`);
  }
});

test('a page that is deleted is gone', async () => {
  const id = await write({ title: 'Deleted', slug: 'deleted', _status: 'published' });
  await fillCache('/', '/deleted');
  expect((await editor('DELETE', `/api/pages/${id}`)).status).toBe(200);
  expect(await look('/deleted')).toBe('404');
  expect(await look('/')).not.toContain('Deleted');
});

test('a page that is renamed is at its new address alone', async () => {
  const id = await write({ title: 'Renamed', slug: 'old', _status: 'published' });
  await fillCache('/', '/old');
  expect(await look('/renamed')).toBe('404');
  await change(id, { slug: 'renamed' });
  expect(await look('/old')).toBe('404');
  expect(await look('/renamed')).toContain('Renamed');
  expect(await look('/')).toMatch(/^(?!.*href="\/old").*href="\/renamed"/s);
});

test('a title in Russian makes an address in Latin letters', async () => {
  await write({ title: 'Щука и ёж', _status: 'published' });
  expect(await look('/schuka-i-yozh')).toContain('Щука и ёж');
});

test('one change after another is seen at once', async () => {
  const id = await write({ title: 'Version 0', slug: 'busy', _status: 'published' });
  for (let version = 1; version <= 5; version += 1) {
    await fillCache('/busy');
    await change(id, { title: `Version ${version}` });
    expect(await look('/busy')).toContain(`Version ${version}`);
  }
});

test('the page "home" is the home page and nowhere else, and without it there is another', async () => {
  expect(await look('/')).toContain('Our home');
  expect(await look('/home')).toBe('404');
  await fillCache('/');
  const response = await editor('DELETE', '/api/pages?where[slug][equals]=home');
  expect(response.status).toBe(200);
  const without = await look('/');
  expect(without).not.toContain('Our home');
  // The other pages are still there to be read.
  expect(without).toContain('Щука и ёж');
});

test('the settings are on every page', async () => {
  await write({ title: 'Any', slug: 'any', _status: 'published' });
  await look('/no-such-page');
  await fillCache('/', '/any');
  const settings = { name: 'Ромашка' };
  expect((await editor('POST', '/api/globals/settings', settings)).status).toBe(200);
  expect(await look('/')).toContain('Ромашка');
  expect(await look('/any')).toContain('Ромашка');
  const missing = await fetch(`${site?.url}/no-such-page`);
  expect(await missing.text()).toContain('Ромашка');
});

/** What a reader sees: the page, or the status of another answer. */
async function look(path: string): Promise<string> {
  const response = await fetch(`${site?.url}${path}`);
  const text = await response.text();
  return response.ok ? text : String(response.status);
}

/** Until each address is answered from the cache: only then does a change have something to break. */
async function fillCache(...paths: readonly string[]): Promise<void> {
  for (const path of paths) {
    await look(path);
    const { headers } = await fetch(`${site?.url}${path}`);
    expect([path, headers.get('x-nextjs-cache')]).toEqual([path, 'HIT']);
  }
}

async function write(page: object): Promise<number> {
  const { id } = await readDoc(await editor('POST', '/api/pages', page));
  return id;
}

async function change(id: number, changes: object): Promise<void> {
  await readDoc(await editor('PATCH', `/api/pages/${id}`, changes));
}
