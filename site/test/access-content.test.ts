import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStranger, logIn, readDoc, type Ask } from './rest.ts';
import { startSite, type Site } from './site.ts';
import { admin } from './variables.ts';

const editor = { email: 'editor@example.com', password: 'a password of an editor' };

/** The first document of each collection, in a fresh database. */
const first = 1;

let postgres: Postgres;
let site: Site | undefined;
let readers = 0;
const visitors = new Map<string, Ask>();
const as = (who: string): Ask => visitors.get(who) ?? (() => Promise.reject(new Error(who)));

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'access_content');
  visitors.set('admin', await logIn(site.url));
  const ask = as('admin');
  const write = async (path: string, body: object | FormData): Promise<number> =>
    (await readDoc(await ask('POST', path, body))).id;
  await write('/api/users', { ...editor, role: 'editor', name: 'Erin Editor' });
  visitors.set('editor', await logIn(site.url, editor));
  visitors.set('stranger', asStranger(site.url));
  await ask('PATCH', '/api/users/1', { name: 'Ada Admin' });
  await write('/api/media', await drawPicture());
  const folder = await write('/api/payload-folders', { name: 'Secret folder' });
  await ask('PATCH', '/api/media/1', { folder });
  const category = await write('/api/categories', { title: 'Open category' });
  const hidden = await write('/api/posts', { title: 'Hidden draft', _status: 'draft' });
  const link = { fields: { linkType: 'internal', doc: { relationTo: 'posts', value: hidden } } };
  await write('/api/posts', {
    title: 'Open post',
    _status: 'published',
    authors: [1],
    categories: [category],
    relatedPosts: [hidden],
    content: paragraph({ type: 'link', version: 3, children: [], ...link }),
  });
  const form = await write('/api/forms', {
    title: 'Open form',
    fields: [
      { blockType: 'text', name: 'name', required: true },
      { blockType: 'email', name: 'email' },
    ],
    confirmationType: 'message',
    confirmationMessage: paragraph({ type: 'text', text: 'Thanks', version: 1 }),
    emails: [{ emailTo: 'inbox@example.com', subject: 'News' }],
  });
  await write('/api/pages', {
    title: 'Open page',
    _status: 'published',
    layout: [
      { blockType: 'formBlock', form },
      { blockType: 'relatedPosts', posts: [hidden] },
      { blockType: 'archive', by: 'selection', selected: [hidden] },
    ],
  });
  await write('/api/redirects', { from: '/old', to: { type: 'custom', url: '/new' } });
  await write('/api/form-submissions', {
    form,
    submissionData: [{ field: 'name', value: 'Rita' }],
  });
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

const doc = `/${first}`;
const none = '?where[id][equals]=0';

describe.each([
  // the path, a body, then what a stranger, an editor and an admin are answered
  ['GET', '/api/pages', undefined, 200, 200, 200],
  ['GET', '/api/posts', undefined, 200, 200, 200],
  ['GET', '/api/posts/versions', undefined, 403, 200, 200],
  ['GET', `/api/posts${doc}`, undefined, 404, 200, 200],
  ['GET', `/api/posts${doc}?draft=true`, undefined, 404, 200, 200],
  ['POST', '/api/posts', { title: '' }, 403, 400, 400],
  ['PATCH', `/api/posts${none}`, {}, 403, 200, 200],
  ['DELETE', `/api/posts${none}`, undefined, 403, 200, 200],
  ['GET', '/api/categories', undefined, 200, 200, 200],
  ['POST', '/api/categories', { title: '' }, 403, 400, 400],
  ['PATCH', `/api/categories${none}`, {}, 403, 200, 200],
  ['DELETE', `/api/categories${none}`, undefined, 403, 200, 200],
  ['GET', '/api/media', undefined, 200, 200, 200],
  ['PATCH', `/api/media${none}`, {}, 403, 200, 200],
  ['DELETE', `/api/media${none}`, undefined, 403, 200, 200],
  ['GET', '/api/redirects', undefined, 200, 200, 200],
  ['POST', '/api/redirects', { from: '' }, 403, 400, 400],
  ['PATCH', `/api/redirects${none}`, {}, 403, 200, 200],
  ['DELETE', `/api/redirects${none}`, undefined, 403, 200, 200],
  ['GET', '/api/forms', undefined, 200, 200, 200],
  ['POST', '/api/forms', { title: '' }, 403, 400, 400],
  ['PATCH', `/api/forms${none}`, {}, 403, 200, 200],
  ['DELETE', `/api/forms${none}`, undefined, 403, 200, 200],
  ['GET', '/api/form-submissions', undefined, 403, 200, 200],
  ['GET', `/api/form-submissions${doc}`, undefined, 403, 200, 200],
  ['PATCH', `/api/form-submissions${doc}`, {}, 403, 403, 403],
  ['DELETE', `/api/form-submissions${none}`, undefined, 403, 403, 200],
  ['GET', '/api/search', undefined, 200, 200, 200],
  ['POST', '/api/search', {}, 403, 403, 403],
  ['PATCH', `/api/search${doc}`, { title: 'Mine' }, 403, 403, 403],
  ['DELETE', `/api/search${doc}`, undefined, 403, 403, 403],
  ['GET', '/api/payload-folders', undefined, 403, 200, 200],
  ['POST', '/api/payload-folders', { name: '' }, 403, 400, 400],
  ['GET', '/api/payload-jobs', undefined, 403, 403, 200],
  ['POST', '/api/payload-jobs', { taskSlug: 'schedulePublish' }, 403, 403, 403],
  ['PATCH', `/api/payload-jobs${none}`, {}, 403, 403, 403],
  ['DELETE', `/api/payload-jobs${none}`, undefined, 403, 403, 403],
  ['GET', '/api/payload-jobs/run', undefined, 401, 401, 401],
  ['GET', '/api/globals/header', undefined, 200, 200, 200],
  ['POST', '/api/globals/header', {}, 403, 200, 200],
  ['GET', '/api/globals/footer', undefined, 200, 200, 200],
  ['POST', '/api/globals/footer', {}, 403, 200, 200],
  ['GET', '/api/globals/settings', undefined, 200, 200, 200],
  ['POST', '/api/globals/settings', {}, 403, 403, 200],
] as [string, string, object | undefined, number, number, number][])(
  '%s %s',
  (method, path, body, ...answers) => {
    test.each(['stranger', 'editor', 'admin'].map((who, place) => [who, answers[place]] as const))(
      '%s: %s',
      async (who, status) => {
        const response = await as(who)(method, path, body);
        expect([response.status, await response.text()]).toEqual([status, expect.anything()]);
      },
    );
  },
);

test.each([
  '/api/pages?depth=9&limit=0',
  '/api/pages?depth=9&draft=true&locale=all',
  '/api/posts?depth=9&limit=0',
  '/api/posts?depth=9&draft=true&locale=all&trash=true',
  '/api/search?depth=9&limit=0',
  '/api/forms?depth=9',
  '/api/media?depth=9',
  '/api/categories?depth=9',
  '/api/globals/header?depth=9',
])('a stranger learns nothing that is for editors by %s', async (path) => {
  const text = await (await as('stranger')('GET', path)).text();
  expect(text).toMatch(/"docs":\[\{|"globalType"/);
  expect(text).not.toMatch(
    new RegExp(`Hidden draft|${admin.email}|${editor.email}|inbox@|Rita|Secret folder|"role"`),
  );
});

test('a stranger learns the name of an author and nothing else of the account', async () => {
  const { docs } = (await (await as('stranger')('GET', '/api/posts?depth=9')).json()) as {
    docs: Record<string, unknown>[];
  };
  expect(docs).toHaveLength(1);
  expect(docs[0]?.populatedAuthors).toEqual([{ id: '1', name: 'Ada Admin' }]);
  expect(docs[0]).not.toHaveProperty('authors');
});

test.each([
  ['posts', 'authors.email'],
  ['posts', 'authors.role'],
  ['posts', 'relatedPosts.title'],
  ['forms', 'emails.emailTo'],
  ['media', 'folder.name'],
])('a stranger cannot guess in %s by asking for %s', async (collection, field) => {
  const path = `/api/${collection}?where[${field}][like]=i`;
  const { docs } = (await (await as('stranger')('GET', path)).json()) as { docs?: unknown[] };
  expect(docs ?? []).toEqual([]);
});

test.each([
  [[{ field: 'name', value: 'Rita' }], 201],
  [[], 400],
  [[{ field: 'name', value: ' ' }], 400],
  [
    [
      { field: 'name', value: 'Rita' },
      { field: 'email', value: 'no address' },
    ],
    400,
  ],
  [[{ field: 'name', value: 'x'.repeat(10_001) }], 400],
  ['nonsense', 400],
])('a reader who sends %j is answered by %s', async (submissionData, status) => {
  const body = { form: first, submissionData };
  expect((await asReader()('POST', '/api/form-submissions', body)).status).toBe(status);
});

test.each([
  ['title', { title: 'T', lead: 'L' }, 'T'],
  ['description', { title: 'T', lead: 'L' }, 'L'],
  ['image', { cover: first }, first],
])('the %s for search engines is made for editors alone', async (what, document, result) => {
  const path = `/api/plugin-seo/generate-${what}`;
  const body = { collectionSlug: 'posts', doc: document };
  expect(await (await as('editor')('POST', path, body)).json()).toEqual({ result });
  expect((await as('stranger')('POST', path, body)).ok).toBe(false);
});

test('what no form asks for is not kept', async () => {
  const submissionData = [
    { field: 'name', value: 'Rita' },
    { field: 'extra', value: 'smuggled' },
  ];
  const body = { form: first, submissionData };
  const answer = await asReader()('POST', '/api/form-submissions', body);
  const { id } = await readDoc(answer);
  const kept = await as('editor')('GET', `/api/form-submissions/${id}?depth=0`);
  expect(await kept.json()).toMatchObject({ submissionData: [{ field: 'name', value: 'Rita' }] });
});

/** Another reader each time, as one alone may not send a form that often. */
function asReader(): Ask {
  readers += 1;
  return asStranger(site?.url ?? '', `203.0.113.${readers}`);
}

async function drawPicture(): Promise<FormData> {
  const background = { r: 10, g: 20, b: 30 };
  const picture = sharp({ create: { width: 8, height: 8, channels: 3, background } }).png();
  const form = new FormData();
  form.set(
    'file',
    new Blob([new Uint8Array(await picture.toBuffer())], { type: 'image/png' }),
    'a.png',
  );
  form.set('_payload', JSON.stringify({ alt: 'A square' }));
  return form;
}

function paragraph(child: object): object {
  const base = { version: 1, format: '', indent: 0, direction: null };
  const children = [{ ...base, type: 'paragraph', children: [child] }];
  return { root: { ...base, type: 'root', children } };
}
