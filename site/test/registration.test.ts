import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { findFreePort } from '@synestra/processes';
import { query } from './query.ts';
import { migrateSite, serveSite, type Site } from './site.ts';
import { admin, createVariables } from './variables.ts';

const stranger = { email: 'stranger@example.com', password: 'a password of a stranger' };
const body = { ...stranger, role: 'admin' };
const json = { 'Content-Type': 'application/json' };

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

/** No address, method or header lets a stranger in. */
const attempts: readonly [string, string, RequestInit?][] = [
  ['POST', '/api/users/first-register'],
  ['POST', '/api/users/first-register/'],
  ['POST', '/api/users/first-register?depth=0&draft=true'],
  ['POST', '/api//users/first-register'],
  ['POST', '/api/users//first-register'],
  ['POST', '/api/users/first%2Dregister'],
  ['POST', '/api/users/./first-register'],
  ['POST', '/api/users%2Ffirst-register'],
  ['POST', '/api/%75sers/first-register'],
  ['POST', '/api/Users/First-Register'],
  ['POST', '/API/users/first-register'],
  ['PUT', '/api/users/first-register'],
  ['PATCH', '/api/users/first-register'],
  ['GET', '/api/users/first-register', { headers: { 'X-HTTP-Method-Override': 'POST' } }],
  [
    'POST',
    '/api/users/first-register',
    { headers: { 'X-Payload-HTTP-Method-Override': 'GET', 'X-HTTP-Method-Override': 'PUT' } },
  ],
  ['POST', '/api/users/register-first-user'],
  ['POST', '/api/users/init'],
  ['POST', '/api/users'],
  ['POST', '/api/users/'],
  ['POST', '/api/users?overrideAccess=true'],
  ['POST', '/api/users/login'],
  ['POST', '/api/users/reset-password'],
  ['POST', '/api/users/verify/1'],
  ['PATCH', '/api/users?where[id][exists]=false'],
  ['POST', '/api/graphql'],
  ['POST', '/admin/create-first-user'],
];

describe('a server without users', () => {
  let site: Site | undefined;
  beforeAll(async () => {
    site = await serveWithoutUsers('without-users');
  });
  afterAll(() => site?.stop());

  test.each(attempts)('%s %s makes no account', async (method, path, init) => {
    const answer = await register(`${site?.url}${path}`, method, init);
    expect(await answer.text()).not.toMatch(/"token"|"user":\s*\{/);
    expect(await listUsers('without-users')).toEqual([]);
  });

  test('a form that is sent instead of JSON makes no account', async () => {
    const form = new FormData();
    form.set('_payload', JSON.stringify(body));
    await fetch(`${site?.url}/api/users/first-register`, { method: 'POST', body: form });
    await fetch(`${site?.url}/api/users`, { method: 'POST', body: form });
    expect(await listUsers('without-users')).toEqual([]);
  });

  test('the server functions of the admin make no account', async () => {
    const page = await (await fetch(`${site?.url}/admin/create-first-user`)).text();
    const action = findServerFunction(page);
    const state = { collectionSlug: 'users', operation: 'create', schemaPath: 'users', data: body };
    const answers = ['form-state', 'render-document', 'copy-data-from-locale', 'table-state'].map(
      async (name) => {
        const answer = await fetch(`${site?.url}/admin`, {
          method: 'POST',
          headers: { 'Next-Action': action, 'Content-Type': 'text/plain;charset=UTF-8' },
          body: JSON.stringify([{ name, args: { ...state, docPermissions: {}, formState: {} } }]),
        });
        return answer.headers.get('x-nextjs-action-not-found');
      },
    );
    // The functions were there: otherwise this would prove nothing.
    expect(await Promise.all(answers)).toEqual([null, null, null, null]);
    expect(await listUsers('without-users')).toEqual([]);
  });
});

test('from its first moment on a server lets no stranger in, however many knock', async () => {
  const variables = await prepareWithoutUsers('starting');
  const address = `${variables.SITE_URL}/api/users/first-register`;
  const starting = serveSite(variables);
  const answers = await Promise.all(Array.from({ length: 50 }, () => registerWhenUp(address)));
  expect(new Set(answers)).toEqual(new Set([403]));
  expect(await listUsers('starting')).toEqual([]);
  await (await starting).stop();
});

test('an account that is there changes nothing', async () => {
  const variables = await prepare('with-users');
  const site = await serveSite(variables);
  for (const [method, path, init] of attempts) await register(`${site.url}${path}`, method, init);
  expect(await listUsers('with-users')).toEqual([{ email: admin.email, role: 'admin' }]);
  await site.stop();
});

async function prepare(database: string) {
  await postgres.createDatabase(database);
  const url = `http://localhost:${await findFreePort()}`;
  const variables = createVariables(postgres.uri(database), url);
  expect(await migrateSite(variables)).toMatchObject({ code: 0 });
  return variables;
}

/** As no migration leaves it: the endpoint must hold by itself. */
async function prepareWithoutUsers(database: string) {
  const variables = await prepare(database);
  await query(postgres.uri(database), 'delete from users');
  return variables;
}

async function serveWithoutUsers(database: string): Promise<Site> {
  return serveSite(await prepareWithoutUsers(database));
}

function register(url: string, method: string, init: RequestInit = {}): Promise<Response> {
  const headers = { ...json, ...(init.headers as Record<string, string> | undefined) };
  const sent = method === 'GET' ? {} : { body: JSON.stringify(body) };
  return fetch(url, { method, headers, ...sent });
}

async function registerWhenUp(address: string): Promise<number> {
  for (;;) {
    try {
      return (await register(address, 'POST')).status;
    } catch {
      // Nobody listens yet.
      await sleep(5);
    }
  }
}

/** The page tells the browser by which name to call the function that Payload's forms use. */
function findServerFunction(page: string): string {
  const [, name] = /\\"id\\":\\"([0-9a-f]{42})\\",\\"bound\\":null/.exec(page) ?? [];
  if (name === undefined) throw new Error('the page names no server function');
  return name;
}

function listUsers(database: string): Promise<object[]> {
  return query(postgres.uri(database), 'select email, role from users');
}
