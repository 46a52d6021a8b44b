import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrations } from '../../src/migrations/index.ts';
import { query } from '../query.ts';
import { migrateSite } from '../site.ts';
import { admin } from '../variables.ts';
import { createSiteDatabase, describeDatabase } from './database.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  // It writes by itself, and here every write is a finding.
  await query(postgres.uri('postgres'), 'alter system set autovacuum = off');
  await query(postgres.uri('postgres'), 'select pg_reload_conf()');
});
afterAll(() => postgres.stop());

const everyMigrationOnce = migrations.map(({ name }) => ({ name, batch: '1' }));
const theAdminAlone = [{ email: admin.email, role: 'admin' }];

test('an empty database gets every migration and the first admin', async () => {
  const variables = await createSiteDatabase(postgres);
  expect(await migrateSite(variables)).toMatchObject({ code: 0, errors: '' });
  expect(await describeDatabase(variables)).toMatchObject({
    migrations: everyMigrationOnce,
    users: theAdminAlone,
  });
});

test('where nothing is to do nothing is written', async () => {
  const variables = await createSiteDatabase(postgres);
  const { DATABASE_URI = '' } = variables;
  await migrateSite(variables);
  const before = await readNextTransaction(DATABASE_URI);
  expect(await migrateSite(variables)).toMatchObject({ code: 0, errors: '' });
  expect(await readNextTransaction(DATABASE_URI)).toBe(before);
});

test('of five at once all succeed, and each migration happens once', async () => {
  const variables = await createSiteDatabase(postgres);
  const runs = await Promise.all(Array.from({ length: 5 }, () => migrateSite(variables)));
  expect(runs.map(({ code, errors }) => ({ code, errors }))).toEqual(
    Array(5).fill({ code: 0, errors: '' }),
  );
  expect(await describeDatabase(variables)).toMatchObject({
    migrations: everyMigrationOnce,
    users: theAdminAlone,
  });
});

test('migrations that only a newer build knows stay', async () => {
  const variables = await createSiteDatabase(postgres);
  const { DATABASE_URI = '' } = variables;
  await migrateSite(variables);
  await query(
    DATABASE_URI,
    "insert into payload_migrations (name, batch) values ('29990101_newer', 2)",
  );
  expect(await migrateSite(variables)).toMatchObject({ code: 0, errors: '' });
  expect(await describeDatabase(variables)).toMatchObject({
    migrations: [...everyMigrationOnce, { name: '29990101_newer', batch: '2' }],
  });
});

/** A transaction takes a number when it writes for the first time. */
async function readNextTransaction(uri: string): Promise<string | undefined> {
  const rows = await query<{ next: string }>(
    uri,
    'select pg_snapshot_xmax(pg_current_snapshot())::text as next',
  );
  return rows[0]?.next;
}
