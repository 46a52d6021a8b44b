import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { sanitiseSql } from '../../src/objects/platform/operations/sanitise-sql.ts';
import { generatorDirectory } from '../../src/paths.ts';
import { findPrograms, startServer, type Server } from './debian-postgres.ts';
import { operationOf } from './operations.ts';
import { runJob, startOf, type Surroundings } from './run-job.ts';

const programs = findPrograms();
const ci = process.env.CI === 'true';
const password = 'not-a-real-one';
const { objects } = operationOf('sanitise-database', 'shop', 'dev');

if (programs === undefined && !ci) console.warn('Not run without Debian\'s package "postgresql".');

describe.skipIf(programs === undefined && !ci)('the sanitising of a recovered database', () => {
  let production: Server;
  let dev: Server;

  beforeAll(async () => {
    if (programs === undefined) throw new Error('install the package "postgresql"');
    [production, dev] = await Promise.all([startServer(programs), startServer(programs)]);
    for (const server of [production, dev]) {
      server.ask(`create role shop login password '${password}'`);
    }
  }, 120_000);

  afterAll(() => Promise.all([production.stop(), dev.stop()]));

  /** As a recovery leaves it: dev is production, with everybody's accounts. */
  beforeEach(() => {
    for (const server of [production, dev]) {
      server.ask('drop database if exists shop with (force)');
      server.ask('create database shop owner shop');
      server.ask(
        `set role shop;
         create table users (id serial primary key, email text not null, hash text);
         create table users_sessions (id text primary key, parent_id int references users on delete cascade);
         create table payload_locked_documents (id serial primary key);
         create table payload_locked_documents_rels
           (id serial primary key, parent_id int references payload_locked_documents, users_id int references users);
         create table payload_preferences (id serial primary key, key text);
         create table payload_preferences_rels
           (id serial primary key, parent_id int references payload_preferences, users_id int references users);
         create table payload_jobs (id serial primary key, input jsonb);
         create table payload_jobs_log (id serial primary key, parent_id int references payload_jobs);
         create table forms (id serial primary key);
         create table forms_emails (id text primary key, _parent_id int references forms on delete cascade, email_to text);
         create table forms_emails_locales (id serial primary key, _parent_id text references forms_emails on delete cascade, subject text);
         create table form_submissions (id serial primary key, form_id int references forms);
         create table form_submissions_submission_data (id text primary key, _parent_id int references form_submissions, value text);
         create table throttle_counts (key text primary key);
         create table pages (id serial primary key, title text);
         insert into users (email, hash) values ('anna@example.com', 'a hash of production');
         insert into users_sessions values ('a-session', 1);
         insert into payload_locked_documents default values;
         insert into payload_locked_documents_rels (parent_id, users_id) values (1, 1);
         insert into payload_preferences (key) values ('columns');
         insert into payload_preferences_rels (parent_id, users_id) values (1, 1);
         insert into payload_jobs (input) values ('{"to": "anna@example.com"}');
         insert into payload_jobs_log (parent_id) values (1);
         insert into forms default values;
         insert into forms_emails values ('an-email', 1, 'anna@example.com');
         insert into forms_emails_locales (_parent_id, subject) values ('an-email', 'A letter');
         insert into form_submissions (form_id) values (1);
         insert into form_submissions_submission_data values ('an-answer', 1, 'bob@example.com');
         insert into throttle_counts values ('of somebody');
         insert into pages (title) values ('Home'), ('Hours');`,
        'shop',
      );
    }
  });

  it('takes out people, their sessions, and jobs that would run again, and leaves what is published', () => {
    const { status, output } = run();
    expect(status, output).toBe(0);
    expect(personal(dev)).toEqual(emptied.map(() => '0'));
    expect(pages(dev)).toEqual(['Home', 'Hours']);
    expect(output).toBe('Done. Sync the site now: its migration makes the first admin.\n');
    expectAsItWas(production);
  });

  it('knows every table of the site that holds somebody, a letter or a key', () => {
    const telling = /user|session|submission|_emails|job|kv|locked|preference|throttle/;
    const tables = tablesOfTheSite().filter((table) => telling.test(table));
    expect(tables.length).toBeGreaterThan(emptied.length);
    expect(tables.filter((table) => !sanitiseSql.includes(`'${table}'`))).toEqual([]);
  });

  it('can be run again', () => {
    expect(run().status).toBe(0);
    expect(run().status).toBe(0);
    expect(pages(dev)).toEqual(['Home', 'Hours']);
  });

  it('takes a schema that has none of these tables', () => {
    dev.ask('set role shop; drop schema public cascade; create schema public', 'shop');
    expect(run()).toMatchObject({ status: 0 });
  });

  it.each<[string, Record<string, string>, string]>([
    ['production by its cluster', { TARGET_CLUSTER: 'shop-cnpg' }, 'the target is production'],
    [
      'production by its host',
      { PGHOST: 'shop-cnpg-rw.databases.svc.cluster.local' },
      'the target is not shop-dev-cnpg',
    ],
    [
      'production when every name agrees',
      { PGHOST: 'shop-cnpg-rw.databases.svc', TARGET_CLUSTER: 'shop-cnpg' },
      'the target is production',
    ],
    [
      'the database of another site',
      { PGHOST: 'blog-dev-cnpg-rw.databases.svc' },
      'the target is not shop-dev-cnpg',
    ],
    [
      'a host that only begins like it',
      { PGHOST: 'shop-dev-cnpg-rwx.databases.svc' },
      'the target is not shop-dev-cnpg',
    ],
    ['nothing to sanitise with', { SANITISE_SQL: '' }, 'SANITISE_SQL is empty'],
    ['a database that nobody named', { PGDATABASE: '' }, 'PGDATABASE is empty'],
  ])('refuses %s', (_, variables, reason) => {
    const { status, output } = run({ PGPORT: String(production.port), ...variables });
    expect(output).toBe(`REFUSED: ${reason}. Nothing was changed.\n`);
    expect(status).toBe(1);
    expectAsItWas(production);
    expectAsItWas(dev);
  });

  it('fails without a word of a secret where the server does not take the login', () => {
    const { status, output } = run({ PGUSER: 'nobody' });
    expect(status).not.toBe(0);
    expect(output).toContain('role "nobody" does not exist');
    expect(output).not.toContain(password);
    expectAsItWas(dev);
  });

  it('takes out all or nothing: one table that it may not empty leaves the others as they were', () => {
    dev.ask('alter table payload_jobs owner to postgres', 'shop');
    const { status, output } = run();
    expect(status).not.toBe(0);
    expect(output).toContain('permission denied for table payload_jobs');
    expectAsItWas(dev);
  });

  it('leaves everything as it was when it is killed halfway, and works afterwards', async () => {
    const holder = spawn(
      `${programs ?? ''}/psql`,
      [
        ...['-XAtq', '-h', '127.0.0.1', '-p', String(dev.port), '-U', 'postgres', '-d', 'shop'],
        ...['-c', 'begin; select 1 from users for update; select pg_sleep(600)'],
      ],
      { stdio: 'ignore' },
    );
    await until(() => sessions(`query like '%pg_sleep%' and state = 'active'`) > 0);
    const { shell, args, env } = startOf(objects, surroundings());
    const job = spawn(shell, args, { env: { ...env, NODE_ENV: 'test' }, detached: true });
    const ended = once(job, 'exit');
    // By now it has emptied the tables before that of the accounts, which is locked.
    await until(() => sessions(`wait_event_type = 'Lock'`) > 0);
    process.kill(-(job.pid ?? 0), 'SIGKILL');
    await ended;
    dev.ask(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = 'shop' and pid <> pg_backend_pid()`,
    );
    if (holder.exitCode === null) await once(holder, 'exit');
    await until(() => sessions('true') === 0);
    expectAsItWas(dev);
    expect(run().status).toBe(0);
    expect(personal(dev)).toEqual(emptied.map(() => '0'));
  });

  function surroundings(variables: Record<string, string> = {}): Surroundings {
    return {
      programs: programs ?? '',
      secrets: (_, key) => (key === 'username' ? 'shop' : password),
      // The names of the cluster lead nowhere here.
      variables: { PGHOSTADDR: '127.0.0.1', PGPORT: String(dev.port), ...variables },
    };
  }

  function run(variables: Record<string, string> = {}) {
    return runJob(objects, surroundings(variables));
  }

  function sessions(condition: string): number {
    const [count] = dev.ask(
      `select count(*) from pg_stat_activity where datname = 'shop' and ${condition}`,
    );
    return Number(count);
  }
});

const emptied = [
  'users',
  'users_sessions',
  'payload_locked_documents',
  'payload_locked_documents_rels',
  'payload_preferences',
  'payload_preferences_rels',
  'payload_jobs',
  'payload_jobs_log',
  'forms_emails',
  'forms_emails_locales',
  'form_submissions',
  'form_submissions_submission_data',
  'throttle_counts',
];

/** The tables that the site's migrations make. */
function tablesOfTheSite(): string[] {
  const folder = path.join(generatorDirectory, '..', 'site/src/migrations');
  return readdirSync(folder)
    .filter((name) => name.endsWith('.ts'))
    .flatMap((name) => [
      ...readFileSync(path.join(folder, name), 'utf8').matchAll(/CREATE TABLE "(\w+)"/g),
    ])
    .map(([, table = '']) => table);
}

function personal(server: Server): string[] {
  return emptied.flatMap((table) => server.ask(`select count(*) from ${table}`, 'shop'));
}

function pages(server: Server): string[] {
  return server.ask('select title from pages order by id', 'shop');
}

function expectAsItWas(server: Server): void {
  expect(personal(server)).toEqual(emptied.map(() => '1'));
  expect(pages(server)).toEqual(['Home', 'Hours']);
}

async function until(condition: () => boolean): Promise<void> {
  for (let attempt = 0; !condition(); attempt += 1) {
    if (attempt === 300) throw new Error('it did not come to that');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}
