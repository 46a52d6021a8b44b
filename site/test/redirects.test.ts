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
  site = await startSite(postgres, 'redirects');
  editor = await logIn(site.url);
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

test('old addresses lead to the document, so renaming twice makes no chain', async () => {
  const id = await write('posts', { title: 'A', slug: 'a', _status: 'published' });
  await rename('posts', id, 'b');
  await rename('posts', id, 'c');
  expect(await list('/posts/')).toEqual([
    ['/posts/a', `posts ${id}`],
    ['/posts/b', `posts ${id}`],
  ]);
  // Back again: what stands at an address does not lead away from it.
  await rename('posts', id, 'a');
  expect(await list('/posts/')).toEqual([
    ['/posts/b', `posts ${id}`],
    ['/posts/c', `posts ${id}`],
  ]);
});

test('a new document takes over an address that led elsewhere', async () => {
  const moved = await write('pages', { title: 'P', slug: 'place', _status: 'published' });
  await rename('pages', moved, 'place-2');
  await write('pages', { title: 'Other', slug: 'place', _status: 'published' });
  expect(await list('/place')).toEqual([]);
});

test('what readers never saw leaves nothing behind', async () => {
  const id = await write('pages', { title: 'Draft', slug: 'unseen', _status: 'draft' });
  await readDoc(await editor('PATCH', `/api/pages/${id}?draft=true`, { slug: 'unseen-2' }));
  await editor('PATCH', `/api/pages/${id}`, { slug: 'unseen-3', _status: 'published' });
  expect(await list('/unseen')).toEqual([]);
});

test('a new address that is still a draft does not count, until it is published', async () => {
  const id = await write('pages', { title: 'Now', slug: 'now', _status: 'published' });
  await readDoc(
    await editor('PATCH', `/api/pages/${id}?draft=true`, { slug: 'then', _status: 'draft' }),
  );
  expect(await list('/now')).toEqual([]);
  await rename('pages', id, 'then');
  expect(await list('/now')).toEqual([['/now', `pages ${id}`]]);
});

test('the home page leaves no redirect: whoever asks for it wants the one that there is', async () => {
  const id = await write('pages', { title: 'Home', slug: 'home', _status: 'published' });
  await rename('pages', id, 'former-home');
  expect(await list('/')).not.toContainEqual(['/', expect.anything()]);
});

test('what leads to a document that is deleted goes with it', async () => {
  const id = await write('pages', { title: 'Gone', slug: 'gone', _status: 'published' });
  await rename('pages', id, 'gone-2');
  await write('redirects', { from: '/gone-by-hand', to: referenceTo(id) });
  expect(await list('/gone')).toHaveLength(2);
  expect((await editor('DELETE', `/api/pages/${id}`)).status).toBe(200);
  expect(await list('/gone')).toEqual([]);
});

test('what an editor wrote by hand is kept and follows too', async () => {
  const id = await write('pages', { title: 'Shop', slug: 'shop', _status: 'published' });
  await write('redirects', {
    from: 'https://example.com/sale/?x=1',
    to: { type: 'custom', url: '/shop' },
  });
  await rename('pages', id, 'shop-2');
  expect(await list('/sale')).toEqual([['/sale', `pages ${id}`]]);
});

test.each([
  ['a circle of one', '/round', '/round'],
  ['a circle of two', '/second', '/first'],
  ['the home page', '/', '/elsewhere'],
  ['another site by two strokes', '/away', '//example.com'],
  ['a script', '/away', 'javascript:alert(1)'],
])('%s is refused', async (_, from, url) => {
  await editor('POST', '/api/redirects', {
    from: '/first',
    to: { type: 'custom', url: '/second' },
  });
  const answer = await editor('POST', '/api/redirects', { from, to: { type: 'custom', url } });
  expect(answer.status).toBe(400);
});

function referenceTo(id: number) {
  return { type: 'reference', reference: { relationTo: 'pages', value: id } };
}

interface Redirect {
  readonly from: string;
  readonly to: {
    readonly url?: string | null;
    readonly reference?: { readonly relationTo: string; readonly value: number } | null;
  };
}

async function list(beginning: string): Promise<string[][]> {
  const answer = await editor('GET', '/api/redirects?depth=0&limit=0&sort=from');
  const { docs } = (await answer.json()) as { docs: readonly Redirect[] };
  return docs
    .filter(({ from }) => from.startsWith(beginning))
    .map(({ from, to: { url, reference } }) => [
      from,
      reference ? `${reference.relationTo} ${reference.value}` : (url ?? ''),
    ]);
}

async function write(collection: string, document: object): Promise<number> {
  return (await readDoc(await editor('POST', `/api/${collection}`, document))).id;
}

async function rename(collection: string, id: number, slug: string): Promise<void> {
  const changes = { slug, _status: 'published' };
  await readDoc(await editor('PATCH', `/api/${collection}/${id}`, changes));
}
