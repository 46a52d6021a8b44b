import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { findFreePort } from '@synestra/processes';
import { migrations } from '../src/migrations/index.ts';
import { query } from './query.ts';
import { logIn, readDoc } from './rest.ts';
import { createRestartablePostgres } from './restartable-postgres.ts';
import { migrateSite, serveSite, type Site } from './site.ts';
import { createVariables, type Variables } from './variables.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

const ready = { status: 200, body: { ready: true } };

test('a database that comes late makes the server ready without a restart', async () => {
  const late = await createRestartablePostgres();
  onTestFinished(late.remove);
  const variables = await prepare(late.uri('late'));
  const site = await serve(variables);
  expect(await ask(site, '/healthz')).toMatchObject({ status: 200 });
  expect(await ask(site, '/readyz')).toEqual(notReady('the database does not answer'));

  await (await late.start()).createDatabase('late');
  await waitUntil(site, '/readyz', notReady('the database was never migrated'));
  expect(await migrateSite(variables)).toMatchObject({ code: 0 });
  expect(await ask(site, '/readyz')).toEqual(ready);
  expect((await fetch(site.url)).status).toBe(200);
});

test('a database that goes and comes back takes nothing with it', async () => {
  const restartable = await createRestartablePostgres();
  onTestFinished(restartable.remove);
  const first = await restartable.start();
  await first.createDatabase('back');
  const variables = await prepare(restartable.uri('back'));
  expect(await migrateSite(variables)).toMatchObject({ code: 0 });
  const site = await serve(variables);
  const editor = await logIn(site.url);
  const page = { title: 'Still here', slug: 'here', _status: 'published' };
  await readDoc(await editor('POST', '/api/pages', page));
  await fetch(`${site.url}/here`);

  await first.stop();
  expect(await ask(site, '/readyz')).toEqual(notReady('the database does not answer'));
  expect(await ask(site, '/healthz')).toMatchObject({ status: 200 });
  expect(await (await fetch(`${site.url}/here`)).text()).toContain('Still here');
  expect((await fetch(`${site.url}/never-seen`)).status).toBe(500);

  await restartable.start();
  await waitUntil(site, '/readyz', ready);
  expect((await fetch(`${site.url}/never-seen`)).status).toBe(404);
  expect((await editor('PATCH', '/api/pages/1', { title: 'And again' })).status).toBe(200);
  expect(await (await fetch(`${site.url}/here`)).text()).toContain('And again');
});

test('connections that are cut in the middle of much work do not end the server', async () => {
  await postgres.createDatabase('cut');
  const variables = await prepare(postgres.uri('cut'));
  expect(await migrateSite(variables)).toMatchObject({ code: 0 });
  const site = await serve(variables);
  const editor = await logIn(site.url);
  for (let round = 0; round < 5; round += 1) {
    const work = Array.from({ length: 12 }, (_, index) =>
      editor('POST', '/api/pages', { title: `Page ${round} ${index}`, _status: 'published' }),
    );
    await sleep(20 * round);
    await query(
      postgres.uri('postgres'),
      "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'cut'",
    );
    await Promise.all(work);
  }
  expect(await ask(site, '/readyz')).toEqual(ready);
});

test('records decide: a missing migration is not ready, a newer one is', async () => {
  await postgres.createDatabase('records');
  const variables = await prepare(postgres.uri('records'));
  expect(await migrateSite(variables)).toMatchObject({ code: 0 });
  const site = await serve(variables);
  await query(
    postgres.uri('records'),
    "insert into payload_migrations (name, batch) values ('29990101_newer', 2)",
  );
  expect(await ask(site, '/readyz')).toEqual(ready);

  const last = migrations.at(-1)?.name ?? '';
  await query(postgres.uri('records'), `delete from payload_migrations where name = '${last}'`);
  expect(await ask(site, '/readyz')).toEqual(notReady(`migrations are missing: ${last}`));
});

function notReady(reason: string): object {
  return { status: 503, body: { ready: false, reason } };
}

async function prepare(databaseUri: string): Promise<Variables> {
  return createVariables(databaseUri, `http://localhost:${await findFreePort()}`);
}

async function serve(variables: Variables): Promise<Site> {
  const site = await serveSite(variables);
  onTestFinished(async () => {
    await site.stop();
  });
  return site;
}

async function ask({ url }: Site, path: string): Promise<object> {
  const response = await fetch(`${url}${path}`);
  return { status: response.status, body: (await response.json()) as unknown };
}

/** Connections are made anew one by one, and the server may need another moment. */
async function waitUntil(site: Site, path: string, answer: object): Promise<void> {
  await expect.poll(() => ask(site, path), { timeout: 60_000, interval: 100 }).toEqual(answer);
}
