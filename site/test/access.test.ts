import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asStranger, logIn, readDoc, type Ask } from './rest.ts';
import { startSite, type Site } from './site.ts';
import { admin } from './variables.ts';

const editor = { email: 'editor@example.com', password: 'a password of an editor' };
const colleague = { email: 'colleague@example.com', password: 'a password of a colleague' };

/** The numbers that a fresh database gives, in the order of `beforeAll`. */
const ids = { admin: 1, editor: 2, colleague: 3, published: 1, draft: 2 };

let postgres: Postgres;
let site: Site | undefined;
const visitors = new Map<string, Ask>();
const as = (who: string): Ask => visitors.get(who) ?? (() => Promise.reject(new Error(who)));

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'access');
  visitors.set('admin', await logIn(site.url));
  for (const login of [editor, colleague])
    await readDoc(await as('admin')('POST', '/api/users', login));
  visitors.set('editor', await logIn(site.url, editor));
  visitors.set('stranger', asStranger(site.url));
  const pages = [
    { title: 'Open to all', _status: 'published' },
    { title: 'Not yet', _status: 'draft' },
  ];
  for (const page of pages) await readDoc(await as('editor')('POST', '/api/pages', page));
  await as('editor')('POST', '/api/payload-preferences/own', { value: 'Not for others' });
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

describe.each([
  // who, method, path, status, body
  ['stranger', 'GET', '/api/users', 403],
  ['stranger', 'GET', `/api/users/${ids.admin}`, 403],
  ['stranger', 'POST', '/api/users', 403, { ...colleague, email: 'new@example.com' }],
  ['stranger', 'PATCH', `/api/users/${ids.editor}`, 403, { role: 'admin' }],
  ['stranger', 'PATCH', '/api/users?where[id][exists]=true', 403, { role: 'admin' }],
  ['stranger', 'DELETE', `/api/users/${ids.editor}`, 403],
  ['stranger', 'POST', '/api/users/unlock', 403, { email: admin.email }],
  ['stranger', 'GET', '/api/pages/versions', 403],
  ['stranger', 'GET', `/api/pages/${ids.published}`, 200],
  ['stranger', 'GET', `/api/pages/${ids.draft}`, 404],
  ['stranger', 'GET', `/api/pages/${ids.draft}?draft=true`, 404],
  ['stranger', 'POST', '/api/pages', 403, { title: 'Mine' }],
  ['stranger', 'PATCH', `/api/pages/${ids.published}`, 403, { title: 'Mine' }],
  ['stranger', 'DELETE', `/api/pages/${ids.published}`, 403],
  ['stranger', 'POST', `/api/pages/${ids.published}/duplicate`, 403, {}],
  ['stranger', 'GET', '/api/media', 200],
  ['stranger', 'POST', '/api/media', 403, { alt: 'Mine' }],
  ['stranger', 'GET', '/api/globals/settings', 200],
  ['stranger', 'POST', '/api/globals/settings', 403, { name: 'Mine' }],
  ['stranger', 'GET', '/api/payload-migrations', 501],
  ['stranger', 'GET', '/api/payload-preferences', 403],
  ['stranger', 'GET', '/api/payload-locked-documents', 403],
  ['stranger', 'GET', '/api/payload-kv', 403],
  ['stranger', 'POST', '/api/graphql', 404, { query: '{ __typename }' }],
  ['stranger', 'GET', '/api/graphql-playground', 404],
  ['stranger', 'POST', '/next/seed', 403],
  ['editor', 'GET', `/api/users/${ids.editor}`, 200],
  ['editor', 'GET', `/api/users/${ids.admin}`, 404],
  ['editor', 'POST', '/api/users', 403, { ...colleague, email: 'new@example.com' }],
  ['editor', 'PATCH', `/api/users/${ids.colleague}`, 403, { name: 'Mine' }],
  ['editor', 'DELETE', `/api/users/${ids.editor}`, 403],
  ['editor', 'DELETE', `/api/users/${ids.admin}`, 403],
  ['editor', 'POST', '/api/users/unlock', 403, { email: admin.email }],
  ['editor', 'GET', '/api/pages/versions', 200],
  ['editor', 'GET', `/api/pages/${ids.draft}?draft=true`, 200],
  ['editor', 'PATCH', `/api/pages/${ids.draft}?draft=true`, 200, { hero: { lead: 'Soon' } }],
  ['editor', 'POST', '/api/globals/settings', 403, { name: 'Mine' }],
  ['editor', 'POST', '/next/seed', 403],
  ['admin', 'GET', `/api/users/${ids.editor}`, 200],
  ['admin', 'PATCH', `/api/users/${ids.colleague}`, 200, { name: 'A colleague' }],
  ['admin', 'POST', '/api/globals/settings', 200, { name: 'A site' }],
] as [string, string, string, number, object?][])(
  '%s: %s %s',
  (who, method, path, status, body) => {
    test(`is answered by ${status}`, async () => {
      const response = await as(who)(method, path, body);
      expect([response.status, await response.text()]).toEqual([status, expect.anything()]);
    });
  },
);

test.each([
  '/api/pages',
  '/api/pages?draft=true',
  '/api/pages?draft=true&where[_status][equals]=draft',
  '/api/pages?where[or][0][_status][equals]=draft&where[or][1][id][exists]=true',
  '/api/pages?trash=true&depth=9&limit=0',
  `/api/pages/${ids.published}?depth=9`,
])('a stranger finds no draft by %s', async (path) => {
  const text = await (await as('stranger')('GET', path)).text();
  expect(text).not.toMatch(/Not yet|"draft"/);
});

test.each(['role', 'email', 'salt', 'hash', 'resetPasswordToken', 'sessions'])(
  'a stranger cannot guess the %s of a user by asking for pages',
  async (field) => {
    const path = `/api/pages?where[createdBy.${field}][exists]=true&sort=-${field}`;
    expect((await as('stranger')('GET', path)).status).toBe(400);
  },
);

test('an editor cannot make an admin of himself', async () => {
  const own = `/api/users/${ids.editor}`;
  const response = await as('editor')('PATCH', own, { name: 'Ed', role: 'admin' });
  expect(await readDoc(response)).toMatchObject({ name: 'Ed', role: 'editor' });
  expect((await as('editor')('GET', `/api/users/${ids.admin}`)).status).toBe(404);
});

test('preferences are for their owner', async () => {
  const answers = ['editor', 'stranger', 'admin'].map(async (who): Promise<unknown> => {
    const response = await as(who)('GET', '/api/payload-preferences/own');
    return response.json();
  });
  expect(await Promise.all(answers)).toMatchObject([
    { value: 'Not for others' },
    { value: null },
    { value: null },
  ]);
});

test('an editor sees himself alone in the list of users, and no hash', async () => {
  const text = await (await as('editor')('GET', '/api/users?depth=9&limit=0')).text();
  expect(text).toContain(editor.email);
  expect(text).not.toMatch(new RegExp(`${admin.email}|${colleague.email}|"hash"|"salt"`));
});
