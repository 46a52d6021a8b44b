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
  // A home page that lists posts.
  const layout = [{ blockType: 'archive', by: 'latest', limit: 24 }];
  const home = { title: 'Our home', slug: 'home', hero: { type: 'low' }, layout };
  await readDoc(await editor('POST', '/api/pages', { ...home, _status: 'published' }));
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

test('a post is there from the moment that it is published', async () => {
  expect(await look('/posts/new')).toBe('404');
  expect(await look('/posts/new')).toBe('404');
  const id = await write({ title: 'New page', slug: 'new', _status: 'draft' });
  expect(await look('/posts/new')).toBe('404');
  await change(id, { _status: 'published' });
  expect(await look('/posts/new')).toContain('New page');
  expect(await look('/')).toContain('New page');
});

test('a change is seen by the next reader, on the page and on the home page', async () => {
  const id = await write({ title: 'Before', slug: 'changing', _status: 'published' });
  await fillCache('/', '/posts/changing');
  await change(id, { title: 'After' });
  expect(await look('/posts/changing')).toMatch(/^(?!.*Before).*After/s);
  expect(await look('/')).toMatch(/^(?!.*Before).*After/s);
});

test('what an editor is still writing stays hidden', async () => {
  const id = await write({ title: 'For readers', slug: 'writing', _status: 'published' });
  await fillCache('/', '/posts/writing');
  const path = `/api/posts/${id}?draft=true`;
  await readDoc(
    await editor('PATCH', path, { title: 'For later', slug: 'later', _status: 'draft' }),
  );
  expect(await look('/posts/writing')).toMatch(/^(?!.*For later).*For readers/s);
  expect(await look('/posts/later')).toBe('404');
  expect(await look('/')).toMatch(/^(?!.*For later).*For readers/s);
  await change(id, { title: 'For later', slug: 'later', _status: 'published' });
  expect(await look('/posts/writing')).toContain('For later');
  expect(await look('/posts/later')).toContain('For later');
});

test('a post that is taken back is gone', async () => {
  const id = await write({ title: 'Taken back', slug: 'back', _status: 'published' });
  await fillCache('/', '/posts/back');
  await change(id, { _status: 'draft' });
  expect(await look('/posts/back')).toBe('404');
  expect(await look('/')).not.toContain('Taken back');
});

test('a post that is taken back or deleted is gone, whatever was being written', async () => {
  for (const [slug, end] of [
    ['taken', (id: number) => change(id, { _status: 'draft' })],
    ['removed', (id: number) => editor('DELETE', `/api/posts/${id}`)],
  ] as const) {
    const id = await write({ title: slug, slug, _status: 'published' });
    const draft = { slug: `${slug}-later`, _status: 'draft' };
    await readDoc(await editor('PATCH', `/api/posts/${id}?draft=true`, draft));
    await fillCache('/', `/posts/${slug}`);
    await end(id);
    expect([slug, await look(`/posts/${slug}`)]).toEqual([slug, '404']);
    expect(await look('/')).not.toContain(`href="/posts/${slug}"`);
  }
});

test('a post that is deleted is gone', async () => {
  const id = await write({ title: 'Deleted', slug: 'deleted', _status: 'published' });
  await fillCache('/', '/posts/deleted');
  expect((await editor('DELETE', `/api/posts/${id}`)).status).toBe(200);
  expect(await look('/posts/deleted')).toBe('404');
  expect(await look('/')).not.toContain('Deleted');
});

test('a post that is renamed is at its new address, and the old one leads there', async () => {
  const id = await write({ title: 'Renamed', slug: 'old', _status: 'published' });
  await fillCache('/', '/posts/old');
  expect(await look('/posts/renamed')).toBe('404');
  await change(id, { slug: 'renamed' });
  const { status, headers } = await fetch(`${site?.url}/posts/old`, { redirect: 'manual' });
  expect([status, headers.get('location')]).toEqual([308, '/posts/renamed']);
  expect(await look('/posts/renamed')).toContain('Renamed');
  expect(await look('/')).toMatch(/^(?!.*href="\/posts\/old").*href="\/posts\/renamed"/s);
});

test('a title in Russian makes an address in Latin letters', async () => {
  await write({ title: 'Щука и ёж', _status: 'published' });
  expect(await look('/posts/schuka-i-yozh')).toContain('Щука и ёж');
});

test('one change after another is seen at once', async () => {
  const id = await write({ title: 'Version 0', slug: 'busy', _status: 'published' });
  for (let version = 1; version <= 5; version += 1) {
    await fillCache('/posts/busy');
    await change(id, { title: `Version ${version}` });
    expect(await look('/posts/busy')).toContain(`Version ${version}`);
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
  // What there is to read is still there.
  expect(without).toContain('Щука и ёж');
});

test('the settings are on every page', async () => {
  await write({ title: 'Any', slug: 'any', _status: 'published' });
  await look('/no-such-page');
  await fillCache('/', '/posts/any');
  const settings = { name: 'Ромашка' };
  expect((await editor('POST', '/api/globals/settings', settings)).status).toBe(200);
  expect(await look('/')).toContain('Ромашка');
  expect(await look('/posts/any')).toContain('Ромашка');
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

async function write(post: object): Promise<number> {
  const { id } = await readDoc(await editor('POST', '/api/posts', post));
  return id;
}

async function change(id: number, changes: object): Promise<void> {
  await readDoc(await editor('PATCH', `/api/posts/${id}`, changes));
}
