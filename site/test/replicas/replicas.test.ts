import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { findFreePort } from '@synestra/processes';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { uriOf } from '../migrate/database.ts';
import { query, withClient } from '../query.ts';
import { logIn, readDoc, type Ask } from '../rest.ts';
import { serveSite, startSite, type Site } from '../site.ts';
import { readVersion, startReaders } from './readers.ts';
import { startRelay, type Relay } from './relay.ts';

let postgres: Postgres;
let relay: Relay;
let near: Site;
/** Its database is far away, so its pages are rendered slowly. */
let far: Site;
let editors: { readonly near: Ask; readonly far: Ask };
let version = 0;
let page: number;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  near = await startSite(postgres, 'replicas');
  const database = uriOf(near.variables);
  relay = await startRelay(database, 20);
  const uri = new URL(database);
  uri.port = String(relay.port);
  const url = `http://localhost:${await findFreePort()}`;
  far = await serveSite({ ...near.variables, DATABASE_URI: uri.href, SITE_URL: url });
  editors = { near: await logIn(near.url), far: await logIn(far.url) };
  const first = { title: 'Version 0', slug: 'story', _status: 'published' };
  page = (await readDoc(await editors.near('POST', '/api/posts', first))).id;
});
afterAll(async () => {
  await Promise.all([near.stop(), far.stop()]);
  await relay.stop();
  await postgres.stop();
});

test('whoever publishes where, under load: nobody is shown the page before any more', async () => {
  const addresses = [near, far].flatMap(({ url }) => [`${url}/posts/story`, `${url}/`]);
  const readers = startReaders(addresses, 3, () => version);
  for (let round = 0; round < 12; round += 1) {
    await publish(round % 2 === 0 ? editors.near : editors.far);
    await sleep(round * 10);
  }
  const { stale, answers, reads } = await readers.stop();
  expect(stale).toEqual([]);
  expect(reads).toBeGreaterThan(100);
  // Both kinds happened: pages were rendered while others were published, and shown from memory.
  expect(answers).toEqual(['200 HIT', '200 MISS']);
});

test('a publication waits for pages that were being rendered: later readers would be given them', async () => {
  await publish(editors.near);
  await withClient(near.variables.DATABASE_URI ?? '', async (client) => {
    await client.query('begin');
    await client.query('lock table settings in access exclusive mode');
    // It has read the page, and waits for the settings.
    const slow = readVersion(`${far.url}/posts/story`);
    await expect.poll(() => countWaiting(), { timeout: 20_000 }).toBeGreaterThan(0);
    const released = sleep(2000).then(() => client.query('commit'));
    await publish(editors.near);
    expect(await readVersion(`${far.url}/posts/story`)).toMatchObject({ status: 200, version });
    expect(await slow).toMatchObject({ status: 200, version: version - 1 });
    await released;
  });
});

test('a change that is not committed in the end puts nothing out of date', async () => {
  await fillCache();
  const broken = { title: 'Never', slug: 'story', _status: 'published' };
  expect((await editors.near('POST', '/api/posts', broken)).status).toBe(400);
  for (const { url } of [near, far]) {
    expect(await readVersion(`${url}/posts/story`)).toEqual({ status: 200, version, cache: 'HIT' });
  }
});

test('a process that slept through a publication asks before it shows anything', async () => {
  await fillCache();
  far.program.kill('SIGSTOP');
  try {
    await publish(editors.near);
  } finally {
    far.program.kill('SIGCONT');
  }
  expect(await readVersion(`${far.url}/posts/story`)).toEqual({
    status: 200,
    version,
    cache: 'MISS',
  });
});

test('a process without the database shows what it holds, and what is new when it is back', async () => {
  await fillCache();
  relay.cut();
  onTestFinished(relay.mend);
  const held = version;
  // Its lease runs out meanwhile, for which the publication waits.
  await publish(editors.near);
  const alone = await readVersion(`${far.url}/posts/story`);
  expect(alone).toEqual({ status: 200, version: held, cache: 'HIT' });
  expect(await readVersion(`${near.url}/posts/story`)).toMatchObject({ status: 200, version });
  relay.mend();
  await expect.poll(() => far.program.output(), { timeout: 20_000 }).toContain('asked again');
  expect(await readVersion(`${far.url}/posts/story`)).toMatchObject({ status: 200, version });
});

test('what everybody has seen is swept away, and who is gone as well', async () => {
  const database = near.variables.DATABASE_URI ?? '';
  await query(
    database,
    `insert into page_cache_processes values (gen_random_uuid(), now(), pg_current_snapshot(), now() - interval '11 minutes')`,
  );
  const count = async (table: string) => {
    const [row] = await query<{ count: string }>(database, `select count(*) from ${table}`);
    return Number(row?.count);
  };
  await expect.poll(() => count('page_cache_changes'), { timeout: 90_000, interval: 1000 }).toBe(0);
  expect(await count('page_cache_processes')).toBe(2);
});

async function publish(editor: Ask): Promise<void> {
  const next = version + 1;
  await readDoc(await editor('PATCH', `/api/posts/${page}`, { title: `Version ${next}` }));
  version = next;
}

async function countWaiting(): Promise<number> {
  const statement = 'select pid from pg_locks where not granted';
  return (await query(near.variables.DATABASE_URI ?? '', statement)).length;
}

async function fillCache(): Promise<void> {
  for (const { url } of [near, far]) {
    await readVersion(`${url}/posts/story`);
    expect(await readVersion(`${url}/posts/story`)).toEqual({ status: 200, version, cache: 'HIT' });
  }
}
