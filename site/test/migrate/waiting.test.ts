import { setTimeout as sleep } from 'node:timers/promises';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import type { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findFreePort } from '@synestra/processes';
import { lock } from '../../src/migrate/holder.ts';
import { withClient } from '../query.ts';
import { migrateSite, startMigration } from '../site.ts';
import type { Program } from '../program.ts';
import { createSiteDatabase, readdress, uriOf } from './database.ts';
import { startProxy } from './proxy.ts';
import { readRefusal } from './refusal.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

test('a database that comes up late is waited for', async () => {
  const site = await createSiteDatabase(postgres);
  const port = await findFreePort();
  const program = await startMigration(readdress(site, (uri) => (uri.port = String(port))));
  await waitUntilSaid(program, /^Waiting for the database: connect ECONNREFUSED/);
  const proxy = await startProxy(uriOf(site), () => undefined, port);
  expect(await program.ended).toMatchObject({ code: 0, errors: '' });
  await proxy.stop();
});

test.each([
  ['that refuses', '127.0.0.1', /ECONNREFUSED/],
  ['that refuses at each of its addresses', 'localhost', /ECONNREFUSED/],
  ['whose name nobody knows', 'database.invalid', /ENOTFOUND|EAI_AGAIN/],
])('a database %s is not waited for without end', async (_, hostname, reason) => {
  const port = String(await findFreePort());
  const site = readdress(await createSiteDatabase(postgres), (uri) =>
    Object.assign(uri, { hostname, port }),
  );
  const refusal = readRefusal(await (await startMigration(site, '--wait', '1')).ended, site);
  expect(refusal).toMatch(/^the database did not answer within 1 s: /);
  expect(refusal).toMatch(reason);
});

test('a migration that does not end is told, with whom to end', async () => {
  const site = await createSiteDatabase(postgres);
  await withClient(uriOf(site).href, async (other) => {
    await other.query(`begin; select pg_advisory_xact_lock(${lock})`);
    const { ended, output } = await startMigration(site, '--wait', '1');
    expect(readRefusal(await ended, site)).toMatch(
      holderOf(other, 'another migration did not end within 1 s. '),
    );
    expect(output()).toContain('Another migration is running; waiting for it.');
  });
  expect(await migrateSite(site)).toMatchObject({ code: 0 });
});

test('a table that somebody keeps locked is told, with whom to end', async () => {
  const site = await createSiteDatabase(postgres);
  await withClient(uriOf(site).href, async (other) => {
    await other.query('create table held (id int); begin; lock table held');
    await other.query("create type enum_pages_status as enum ('draft')");
    const { ended } = await startMigration(site, '--wait', '1');
    expect(readRefusal(await ended, site)).toMatch(
      holderOf(other, 'and nothing of it was kept: a table stayed locked. '),
    );
  });
  expect(await migrateSite(site)).toMatchObject({ code: 0 });
});

test.each([1, 6, 12, 18])('a connection cut at statement %i is told', async (nth) => {
  const site = await createSiteDatabase(postgres);
  let statements = 0;
  const proxy = await startProxy(uriOf(site), () => {
    statements += 1;
    return statements < nth ? undefined : 'close';
  });
  const variables = readdress(site, (uri) => (uri.port = String(proxy.port)));
  expect(readRefusal(await migrateSite(variables), variables)).toMatch(/terminated|ECONN/);
  await proxy.stop();
  expect(await migrateSite(site)).toMatchObject({ code: 0 });
});

test.each([
  ['--wait', 'long'],
  ['--wait', '-1'],
  ['--patience', '1'],
])('the option %s %s is refused', async (...options) => {
  const site = await createSiteDatabase(postgres);
  expect(readRefusal(await (await startMigration(site, ...options)).ended, site)).toMatch(/\S/);
});

function holderOf(other: Client, before: string): RegExp {
  const { processID } = other as unknown as { processID: number };
  return new RegExp(
    `${before}It is held since \\S+Z by process ${processID} \\("a test" at 127.0.0.1\\): wait for it, or end it by "select pg_terminate_backend\\(${processID}\\)", and run this again\\.$`,
  );
}

async function waitUntilSaid({ output, ended }: Program, words: RegExp): Promise<void> {
  const early = ended.then(() => {
    throw new Error(`it ended without saying so:\n${output()}`);
  });
  while (!words.test(output())) await Promise.race([sleep(20), early]);
  early.catch(() => undefined);
}
