import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { loadModule } from 'libpg-query';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { formatType, readWrittenType } from '../../../src/promotion/migrations/column-type.ts';
import { isWidening } from '../../../src/promotion/migrations/widening.ts';

/** Types, and values that just fit into them. */
const samples: Readonly<Record<string, readonly string[]>> = {
  smallint: ['32767', '-32768'],
  integer: ['2147483647', '-2147483648'],
  bigint: ['9223372036854775807'],
  'numeric(4, 2)': ['99.99', '-0.01'],
  'numeric(6, 2)': ['9999.99'],
  'numeric(6, 4)': ['99.9999'],
  'numeric(5)': ['99999'],
  numeric: ['123456789012345678901234567890.123456789'],
  real: ['3.4e38', '0.1'],
  'double precision': ['1.7e308', '0.1'],
  boolean: ['true', 'false'],
  'char(3)': ['abc', 'a'],
  'varchar(3)': ['abc', ''],
  'varchar(9)': ['abcdefghi'],
  varchar: ['a long word without any end', '1'],
  text: ['another long word without any end', 'true'],
  uuid: ['6f0a9c0e-26a7-4a57-8d7c-5c1c1a6f4d11'],
  json: ['{"b": 1, "a": [ 2 ]}'],
  jsonb: ['{"a": 1}'],
  date: ['2026-11-20'],
  'time(0)': ['23:59:59'],
  'timestamp(3)': ['2026-11-20 22:41:09.123'],
  timestamp: ['2026-11-20 22:41:09.123456'],
  'timestamp(3) with time zone': ['2026-11-20 22:41:09.123+02'],
  'timestamp with time zone': ['2026-11-20 22:41:09.123456+02'],
  'integer[]': ['{1,2147483647}'],
  'bigint[]': ['{9223372036854775807}'],
};
const types = Object.keys(samples);
const pairs = types.flatMap((from) => types.map((to) => ({ from, to })));
const judge = (from: string, to: string) => {
  const [old, fresh] = [readWrittenType(from, undefined), readWrittenType(to, undefined)];
  if (!old || !fresh) throw new Error(`${from} or ${to} cannot be read`);
  return isWidening(old, fresh);
};

let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let client: Client;

beforeAll(async () => {
  await loadModule();
  postgres = await startTemporaryPostgres();
  client = new Client({ connectionString: postgres.uri('postgres') });
  await client.connect();
});

afterAll(async () => {
  await client.end();
  await postgres.stop();
});

it('takes every value that older code writes, and gives it back', async () => {
  const wrong: string[] = [];
  for (const { from, to } of pairs.filter(({ from, to }) => judge(from, to))) {
    for (const value of samples[from] ?? []) {
      if (!(await keeps(from, to, value))) wrong.push(`${from} -> ${to}: ${value}`);
    }
  }
  expect(wrong).toEqual([]);
});

it('is one of these, and of itself', () => {
  const others = pairs.filter(({ from, to }) => from !== to && judge(from, to));
  expect(others.map(({ from, to }) => `${from} -> ${to}`)).toMatchInlineSnapshot(`
    [
      "smallint -> integer",
      "smallint -> bigint",
      "smallint -> numeric",
      "integer -> bigint",
      "integer -> numeric",
      "bigint -> numeric",
      "numeric(4, 2) -> numeric(6, 2)",
      "numeric(4, 2) -> numeric(6, 4)",
      "numeric(4, 2) -> numeric",
      "numeric(6, 2) -> numeric",
      "numeric(6, 4) -> numeric",
      "numeric(5) -> numeric",
      "real -> double precision",
      "varchar(3) -> varchar(9)",
      "varchar(3) -> varchar",
      "varchar(3) -> text",
      "varchar(9) -> varchar",
      "varchar(9) -> text",
      "varchar -> text",
      "text -> varchar",
      "timestamp(3) -> timestamp",
      "timestamp(3) with time zone -> timestamp with time zone",
      "integer[] -> bigint[]",
    ]
  `);
});

it('is not known of what the modifiers do not tell in numbers', () => {
  const [point, polygon] = ['geometry(Point, 4326)', 'geometry(Polygon, 4326)'];
  expect(judge(point, point)).toBe(true);
  expect(judge(point, polygon)).toBe(false);
  expect(judge("odd('a')", "odd('a')")).toBe(false);
});

it.each([
  ['timestamp(3) with time zone', undefined, 'timestamp(3) with time zone'],
  ['serial', undefined, 'integer'],
  ['numeric(10, 2)[]', undefined, 'numeric(10, 2)[]'],
  ['timestamp(0)', undefined, 'timestamp(0)'],
  ['enum_pages_status[]', 'public', 'enum_pages_status[]'],
  ['an odd name', 'other', 'other.an odd name'],
])('reads the type %s of the schema %s', (written, schema, spoken) => {
  const type = readWrittenType(written, schema);
  expect(type && formatType(type)).toBe(spoken);
});

it('reads no type out of what Postgres does not understand', () => {
  expect(readWrittenType('varchar(', undefined)).toBeUndefined();
});

/** Whether a column of another type keeps what is there, and what comes, as the old type shows it. */
async function keeps(from: string, to: string, value: string): Promise<boolean> {
  const reading = `SELECT "value"::${from}::text FROM "probe" ORDER BY "id"`;
  await client.query('BEGIN');
  try {
    await client.query(`CREATE TEMPORARY TABLE "probe" ("id" serial, "value" ${from})`);
    await client.query(`INSERT INTO "probe" ("value") VALUES ('${value}'), ('${value}')`);
    const before = await client.query(reading);
    await client.query(`DELETE FROM "probe" WHERE "id" = 2`);
    await client.query(`ALTER TABLE "probe" ALTER COLUMN "value" SET DATA TYPE ${to}`);
    await client.query('INSERT INTO "probe" ("value") VALUES ($1)', [value]);
    const after = await client.query(reading);
    return JSON.stringify(after.rows) === JSON.stringify(before.rows);
  } finally {
    await client.query('ROLLBACK');
  }
}
