import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { createCounter } from '../../src/throttle/counter.ts';
import { query } from '../query.ts';

const limit = { hits: 10, seconds: 60 };

let postgres: Postgres;
let uri: string;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  await postgres.createDatabase('counter');
  uri = postgres.uri('counter');
  await query(
    uri,
    'create table throttle_counts (key varchar(64) primary key, hits integer not null, ends_at timestamptz not null)',
  );
});
beforeEach(() => query(uri, 'truncate throttle_counts'));
afterAll(() => postgres.stop());

test('replicas that count at once let through what one would', async () => {
  const replicas = [createCounter(uri), createCounter(uri), createCounter(uri)];
  const waits = await Promise.all(
    Array.from({ length: 20 }, () => replicas.map(({ hit }) => hit(['login', 'a'], limit))).flat(),
  );
  expect(waits.filter((wait) => wait === 0)).toHaveLength(10);
  expect(waits.filter((wait) => wait !== 0 && wait <= 60)).toHaveLength(50);
});

test('others are not counted with it, nor what looks alike', async () => {
  const counter = createCounter(uri);
  for (const what of [
    ['a', 'bc'],
    ['ab', 'c'],
    ['a', 'b', 'c'],
    ['a,b', 'c'],
  ]) {
    expect(await counter.hit(what, { hits: 1, seconds: 60 })).toBe(0);
  }
});

test('what has ended begins anew, by the clock of the database', async () => {
  const counter = createCounter(uri);
  const once = { hits: 1, seconds: 60 };
  expect(await counter.hit(['a'], once)).toBe(0);
  expect(await counter.hit(['a'], once)).toBeGreaterThan(0);
  await query(uri, "update throttle_counts set ends_at = now() - interval '1 second'");
  expect(await counter.hit(['a'], once)).toBe(0);
  expect(await query(uri, 'select hits from throttle_counts')).toEqual([{ hits: 1 }]);
});

test('a hit that is taken back may be made again; what is forgotten was never counted', async () => {
  const counter = createCounter(uri);
  const once = { hits: 1, seconds: 60 };
  await counter.hit(['a'], once);
  await counter.release(['a']);
  await counter.release(['a']);
  expect(await counter.hit(['a'], once)).toBe(0);
  expect(await counter.hit(['a'], once)).toBeGreaterThan(0);
  await counter.forget(['a']);
  expect(await query(uri, 'select 1 from throttle_counts')).toEqual([]);
});

test('the table stays small: what has ended goes, and beyond the limit what ends first', async () => {
  const past = "now() - interval '1 minute'";
  await query(
    uri,
    `insert into throttle_counts select 'old' || n, 1, ${past} from generate_series(1, 50) n`,
  );
  await createCounter(uri).hit(['a'], limit);
  expect(await count()).toBe(1);
  await query(
    uri,
    "insert into throttle_counts select 'new' || n, 1, now() + n * interval '1 minute' from generate_series(1, 50) n",
  );
  await createCounter(uri, 20).hit(['b'], limit);
  expect(await count()).toBe(21);
  expect(await query(uri, "select 1 as kept from throttle_counts where key = 'new50'")).toEqual([
    { kept: 1 },
  ]);
});

test('nobody reads in it who tried what', async () => {
  await createCounter(uri).hit(['login', '203.0.113.7', 'editor@example.com'], limit);
  const [row] = await query<{ key: string }>(uri, 'select key from throttle_counts');
  expect(row?.key).toMatch(/^[0-9a-f]{64}$/);
});

async function count(): Promise<number> {
  const rows = await query(uri, 'select 1 from throttle_counts');
  return rows.length;
}
