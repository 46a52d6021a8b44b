import { spawnSync } from 'node:child_process';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Job } from '../../src/objects/platform/operations/job.ts';
import { findPrograms, startServer, type Server } from './debian-postgres.ts';
import { operationOf } from './operations.ts';

const programs = findPrograms();
const ci = process.env.CI === 'true';
const password = 'not-a-real-one';

if (programs === undefined && !ci) console.warn('Not run without Debian\'s package "postgresql".');

describe.skipIf(programs === undefined && !ci)('the copy of production into dev', () => {
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

  beforeEach(() => {
    for (const server of [production, dev]) {
      server.ask('drop database if exists shop with (force)');
      server.ask('create database shop owner shop');
    }
    asShop(
      production,
      `create extension pg_trgm;
       create type role as enum ('admin', 'editor');
       create table users (id serial primary key, email text not null, role role, hash text);
       create table users_sessions (id text primary key, parent_id int references users on delete cascade);
       create table pages (id serial primary key, title text, slug text unique);
       create table payload_migrations (id serial primary key, name text);
       create index on pages using gin (title gin_trgm_ops);
       insert into users (email, role, hash) values ('anna@example.com', 'admin', 'hash of production');
       insert into users_sessions values ('a-session', 1);
       insert into pages (title, slug) values ('Home', 'home'), ('Öffnungszeiten', 'hours');
       insert into payload_migrations (name) values ('baseline');`,
    );
    asShop(
      dev,
      `create table pages (id serial primary key, title text);
       create table experiment (id serial primary key, page_id int references pages);
       insert into pages (title) values ('Only in dev');
       insert into experiment (page_id) values (1);`,
    );
  });

  it('brings what is published, and no account, session or leftover of dev', () => {
    const { status, output } = run();
    expect(status, output).toBe(0);
    expect(dev.ask('select title from pages order by id', 'shop')).toEqual([
      'Home',
      'Öffnungszeiten',
    ]);
    expect(dev.ask('select name from payload_migrations', 'shop')).toEqual(['baseline']);
    expect(dev.ask('select count(*) from users', 'shop')).toEqual(['0']);
    expect(dev.ask('select count(*) from users_sessions', 'shop')).toEqual(['0']);
    expect(dev.ask(`select to_regclass('experiment') is null`, 'shop')).toEqual(['t']);
    expect(
      dev.ask(`select distinct tableowner from pg_tables where schemaname = 'public'`, 'shop'),
    ).toEqual(['shop']);
    expect(production.ask('select email from users', 'shop')).toEqual(['anna@example.com']);
    expect(output).not.toContain(password);
  });

  it('can be run again', () => {
    expect(run().status).toBe(0);
    expect(run().status).toBe(0);
    expect(dev.ask('select count(*) from pages', 'shop')).toEqual(['2']);
  });

  it('goes on after the target when a new page is added, with its sequences', () => {
    expect(run().status).toBe(0);
    asShop(dev, `insert into pages (title, slug) values ('New', 'new')`);
    expect(dev.ask(`select id from pages where slug = 'new'`, 'shop')).toEqual(['3']);
  });

  it.each<[string, Record<string, string>, string]>([
    [
      'the same host',
      { SOURCE_HOST: 'shop-dev-cnpg-rw.databases.svc.cluster.local' },
      'source and target are the same host',
    ],
    [
      'the same host in another spelling',
      { SOURCE_HOST: 'SHOP-dev-cnpg-rw.databases.svc.' },
      'source and target are the same host',
    ],
    [
      'production by its cluster',
      { TARGET_CLUSTER: 'shop-cnpg', TARGET_HOST: 'other' },
      'the target is production',
    ],
    [
      'production by its host',
      {
        TARGET_HOST: 'shop-cnpg-rw.databases.svc.cluster.local',
        SOURCE_HOST: 'shop-cnpg-r.databases',
      },
      'the target is production',
    ],
    [
      'production by the host of a replica',
      { TARGET_HOST: 'shop-cnpg-r.databases.svc.cluster.local' },
      'the target is production',
    ],
    [
      'the host of another site',
      { TARGET_HOST: 'blog-dev-cnpg-rw.databases.svc.cluster.local' },
      'the target is not shop-dev-cnpg',
    ],
    [
      'a host that only begins like it',
      { TARGET_HOST: 'shop-dev-cnpg-rwx.databases.svc' },
      'the target is not shop-dev-cnpg',
    ],
    ['nothing to sanitise with', { SANITISE_SQL: '' }, 'SANITISE_SQL is empty'],
  ])('refuses %s', (_, variables, reason) => {
    const { status, output } = run(variables);
    expect(output).toBe(`REFUSED: ${reason}. Nothing was changed.\n`);
    expect(status).toBe(1);
    expectUntouched();
  });

  it('refuses one server under two names', () => {
    const { status, output } = run({ SOURCE_PORT: String(dev.port) });
    expect(output).toBe('REFUSED: source and target are the same database. Nothing was changed.\n');
    expect(status).toBe(1);
    expectUntouched();
  });

  it('refuses a source that does not answer', () => {
    const { status, output } = run({ SOURCE_PORT: '1' });
    expect(output).toContain('REFUSED: the source does not answer. Nothing was changed.\n');
    expect(status).toBe(1);
    expectUntouched();
  });

  it('leaves the target as it was when it cannot be sanitised', () => {
    const { status } = run({ SANITISE_SQL: 'select 1 / 0;' });
    expect(status).not.toBe(0);
    expectUntouched();
  });

  function expectUntouched(): void {
    expect(dev.ask('select title from pages', 'shop')).toEqual(['Only in dev']);
    expect(dev.ask('select count(*) from experiment', 'shop')).toEqual(['1']);
    expect(production.ask('select count(*) from pages', 'shop')).toEqual(['2']);
  }

  /** Runs the script of the generated Job with the variables of the generated Job. */
  function run(variables: Record<string, string> = {}) {
    const { objects } = operationOf('copy-database', 'shop', 'dev');
    const job = objects.find(({ kind }) => kind === 'Job') as Job;
    const [container] = job.spec?.template.spec?.containers ?? [];
    const [shell = '', ...args] = container?.command ?? [];
    const declared = (container?.env ?? []).map(({ name, value }) => [name, value ?? password]);
    const secrets = { SOURCE_USER: 'shop', TARGET_USER: 'shop' };
    const result = spawnSync(shell, args, {
      encoding: 'utf8',
      env: {
        PATH: `${programs}:/usr/bin:/bin`,
        ...(Object.fromEntries(declared) as Record<string, string>),
        ...secrets,
        NODE_ENV: 'test',
        HOME: '/tmp',
        SOURCE_PORT: String(production.port),
        TARGET_PORT: String(dev.port),
        // The names of the cluster lead nowhere here.
        PGHOSTADDR: '127.0.0.1',
        ...variables,
      },
    });
    return { status: result.status, output: result.stdout + result.stderr };
  }

  function asShop(server: Server, sql: string): void {
    server.ask(`set role shop; ${sql}`, 'shop');
  }
});
