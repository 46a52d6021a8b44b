import { rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from '../query.ts';
import { migrateSite } from '../site.ts';
import type { Variables } from '../variables.ts';
import { createSiteDatabase, readdress, uriOf } from './database.ts';
import { readRefusal } from './refusal.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

/** What is wrong, how it comes about on an empty database, and the line that says so. */
const cases: readonly [string, (site: Variables) => unknown, RegExp][] = [
  [
    'a wrong password',
    (site) => readdress(site, (uri) => (uri.password = 'a-wrong-password')),
    /^the database refuses: password authentication failed for user "postgres"$/,
  ],
  [
    'a database that is not there',
    (site) => readdress(site, (uri) => (uri.pathname = 'elsewhere')),
    /^the database refuses: database "elsewhere" does not exist$/,
  ],
  [
    'a role that may not create tables',
    async (site) => {
      const password = 'a-password-of-a-reader';
      await ask(site, `create role reader login password '${password}'`);
      return readdress(site, (uri) => Object.assign(uri, { username: 'reader', password }));
    },
    /^migration \d+_\d+_baseline failed and nothing of it was kept: permission denied for schema public$/,
  ],
  [
    'a table that is in the way',
    (site) => ask(site, 'create table media (id int)'),
    /^migration \d+_\d+_baseline failed .* relation "media" already exists$/,
  ],
  [
    'a schema that a development server pushed',
    async (site) => {
      await migrateSite(site);
      await ask(site, "insert into payload_migrations (name, batch) values ('dev', -1)");
    },
    /^a development server has changed the schema .* Start from a backup or from an empty database\.$/,
  ],
  [
    'a record that is lost at the commit',
    (site) => ask(site, loseAtCommit('payload_migrations')),
    /^the database kept no record of \d+_\d+_baseline, .* run this again\.$/,
  ],
  [
    'an admin who is lost at the commit',
    (site) => ask(site, loseAtCommit('users')),
    /^the database did not keep the first admin\.$/,
  ],
  [
    'no secret of the first admin',
    (site) => ({ ...site, FIRST_ADMIN_DIR: '/nonexistent' }),
    /^nobody could log in: .* lacks the first admin's "email" or "password"\.$/,
  ],
  [
    'only one key of it',
    (site) => {
      rmSync(keyFile(site, 'password'));
    },
    /^nobody could log in: .* lacks/,
  ],
  [
    'an empty key',
    (site) => {
      writeFileSync(keyFile(site, 'email'), '\n');
    },
    /^nobody could log in: .* lacks/,
  ],
  [
    'a short password',
    (site) => {
      writeFileSync(keyFile(site, 'password'), 'short');
    },
    /^the first admin's password is shorter than 12 characters\.$/,
  ],
  [
    'an address that is none',
    (site) => {
      writeFileSync(keyFile(site, 'email'), 'somebody');
    },
    /^the first admin could not be created: .*email/i,
  ],
];

test.each(cases)('%s is told in one line', async (_, spoil, line) => {
  const site = await createSiteDatabase(postgres);
  const changed = (await spoil(site)) as Variables | undefined;
  const variables = changed ?? site;
  expect(readRefusal(await migrateSite(variables), variables)).toMatch(line);
});

test('where users are, the secret of the first admin may be gone', async () => {
  const site = await createSiteDatabase(postgres);
  await migrateSite(site);
  rmSync(keyFile(site, 'email'));
  expect(await migrateSite(site)).toMatchObject({ code: 0, errors: '' });
});

test('every problem with the environment is told, a line each', async () => {
  const site = await createSiteDatabase(postgres);
  const { code, errors } = await migrateSite({ ...site, PAYLOAD_SECRET: 'tooshort', SITE_URL: '' });
  expect(code).toBe(1);
  expect(errors).toMatch(
    /^error: .*2 problems.*\n {2}SITE_URL is set but empty.*\n {2}PAYLOAD_SECRET is not valid.*\n$/,
  );
  expect(errors).not.toContain('tooshort');
});

/** Returns nothing, as the variables stay as they are. */
async function ask(site: Variables, statement: string): Promise<void> {
  await query(uriOf(site).href, statement);
}

function keyFile({ FIRST_ADMIN_DIR = '' }: Variables, key: string): string {
  return path.join(FIRST_ADMIN_DIR, key);
}

/** Prepares an empty database to fail as soon as a row of a table that will be is committed. */
function loseAtCommit(table: string): string {
  return `
    create function lose() returns trigger language plpgsql as
      $$ begin raise exception 'lost'; end $$;
    create function watch() returns event_trigger language plpgsql as $$ begin
      if to_regclass('${table}') is not null
         and not exists (select from pg_trigger where tgname = 'lose') then
        create constraint trigger lose after insert on ${table}
          deferrable initially deferred for each row execute function lose();
      end if;
    end $$;
    create event trigger watch on ddl_command_end when tag in ('CREATE TABLE')
      execute function watch()`;
}
