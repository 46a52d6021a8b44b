import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { locateBinaries, startPostgres, status } from '../src/index.ts';
import { makeFolder, makeFolderForFile } from './folder.ts';
import { query } from './query.ts';
import { copyCluster, makeCluster, startHere } from './start-here.ts';

const shared = makeFolderForFile();
beforeAll(() => makeCluster(shared));

describe('a server', () => {
  it('keeps Cyrillic text over a restart, in a private folder with a difficult path', async () => {
    const secret = path.join(makeFolder(), 'только мне');
    mkdirSync(secret);
    chmodSync(secret, 0o700);
    const directory = path.join(secret, "сайт of 'mine'", 'long'.repeat(50));

    const first = await startHere(directory);
    await first.createDatabase('сайт-1');
    const text = 'Съешь ещё этих мягких французских булок — «ёж» 🦔';
    await query(first.uri('сайт-1'), `create table t as select '${text}'::text as x`);
    await first.stop();
    expect(status(directory)).toEqual({ state: 'stopped' });

    const second = await startHere(directory);
    expect(await query(second.uri('сайт-1'), 'select x from t')).toEqual([[text]]);
  });

  it('knows Cyrillic letters and their order, UTC, and speaks English', async () => {
    const { uri } = await startHere(makeFolder());
    const ask = (statement: string) => query(uri('postgres'), statement);
    expect(
      await ask("select lower('ПРИВЕТ, ЁЖ'), initcap('мир'), 'МОСКВА' ilike 'москва'"),
    ).toEqual([['привет, ёж', 'Мир', true]]);
    expect(
      await ask("select x from (values ('яблоко'), ('арбуз'), ('Мир')) v(x) order by x"),
    ).toEqual([['Мир'], ['арбуз'], ['яблоко']]);
    expect(
      await ask("select current_setting('server_encoding'), current_setting('timezone')"),
    ).toEqual([['UTF8', 'UTC']]);
    await expect(ask('select * from missing')).rejects.toThrow('relation "missing" does not exist');
  });

  it('listens on 127.0.0.1 alone and asks for the password', async () => {
    const { uri } = await startHere(copyCluster(shared));
    const settings = await query(
      uri('postgres'),
      "select current_setting('listen_addresses'), current_setting('unix_socket_directories')",
    );
    expect(settings).toEqual([['127.0.0.1', '']]);
    const wrong = new URL(uri('postgres'));
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  });

  it('creates a database once, however often and at once, and drops it under its users', async () => {
    const { uri, createDatabase, dropDatabase } = await startHere(copyCluster(shared));
    const name = 'a "quoted" name';
    await Promise.all([createDatabase(name), createDatabase(name), createDatabase('other')]);
    await createDatabase(name);
    const sleeping = query(uri(name), 'select pg_sleep(600)').catch((error: unknown) => error);
    await query(uri(name), 'select 1');
    await dropDatabase(name);
    await dropDatabase(name);
    expect(String(await sleeping)).toContain('terminating connection');
    await expect(query(uri(name), 'select 1')).rejects.toThrow('does not exist');
    await expect(createDatabase('я'.repeat(32))).rejects.toThrow('give 1 to 63 bytes');
  });

  it('shows its password neither in a process list nor in a file', async () => {
    const directory = makeFolder();
    const secret = 'only-in-this-test';
    const seen: string[] = [];
    const watching = setInterval(() => seen.push(listCommands()), 50);
    onTestFinished(() => {
      clearInterval(watching);
    });
    const given = { binaries: locateBinaries(), directory, password: secret };
    const postgres = await startPostgres(given);
    await postgres.createDatabase('site');
    await postgres.stop();
    const lines = seen.join('\n').split('\n');
    expect(lines.some((line) => line.includes('--pwfile='))).toBe(true);
    expect(lines.filter((line) => line.includes(secret))).toEqual([]);
    expect(filesHolding(directory, secret)).toEqual([]);
  });

  it('stops once, however often it is told', async () => {
    const directory = copyCluster(shared);
    const postgres = await startHere(directory);
    expect(status(directory)).toMatchObject({
      state: 'running',
      pid: postgres.pid,
      port: postgres.port,
      owner: process.pid,
    });
    await Promise.all([postgres.stop(), postgres.stop(), postgres.exited]);
    await postgres.stop();
    expect(status(directory)).toEqual({ state: 'stopped' });
  });
});

describe('one clear line', () => {
  it('for a port that is taken', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    onTestFinished(() => {
      server.close();
    });
    const address = await new Promise<unknown>((resolve) =>
      server.on('listening', () => {
        resolve(server.address());
      }),
    );
    const { port } = address as { port: number };
    const directory = copyCluster(shared);
    await expect(startHere(directory, port)).rejects.toMatchObject({
      code: 'port-taken',
      message: expect.stringMatching(
        `^port ${port} is taken. Stop .*\n[^]*Address already in use`,
      ) as string,
    });
    await startHere(directory);
  });

  it('for another password than the first', async () => {
    const directory = copyCluster(shared);
    const start = startPostgres({ binaries: locateBinaries(), directory, password: 'другой' });
    await expect(start).rejects.toMatchObject({ code: 'wrong-password' });
    expect(status(directory)).toEqual({ state: 'stopped' });
  });

  it('for a folder of another major version, which stays as it is', async () => {
    const directory = makeFolder();
    mkdirSync(path.join(directory, 'data'));
    writeFileSync(path.join(directory, 'data', 'PG_VERSION'), '17\n');
    await expect(startHere(directory)).rejects.toThrow(
      /Postgres 17, and the installed one is 18\. Remove/,
    );
    expect(readdirSync(path.join(directory, 'data'))).toEqual(['PG_VERSION']);
  });

  it('for a folder that holds something else', async () => {
    const directory = makeFolder();
    mkdirSync(path.join(directory, 'data'));
    writeFileSync(path.join(directory, 'data', 'photo'), '');
    await expect(startHere(directory)).rejects.toMatchObject({ code: 'bad-directory' });
    await expect(startHere(path.join(directory, 'data', 'photo'))).rejects.toMatchObject({
      code: 'bad-directory',
    });
    await expect(
      startHere(path.join(directory, ...Array<string>(9).fill('d'.repeat(120)))),
    ).rejects.toThrow('too long');
  });

  it('for a broken setting, with what the server said', async () => {
    const directory = copyCluster(shared);
    writeFileSync(path.join(directory, 'data', 'postgresql.conf'), 'shared_buffers = much\n');
    await expect(startHere(directory)).rejects.toThrow(
      /did not start.*\n[^]*invalid value for parameter "shared_buffers"/,
    );
  });
});

describe('the log', () => {
  it('begins anew when it has grown large, and keeps the one before', async () => {
    const directory = copyCluster(shared);
    const log = path.join(directory, 'server.log');
    writeFileSync(log, 'x'.repeat(2 * 1024 * 1024));
    await (await startHere(directory)).stop();
    expect(statSync(`${log}.1`).size).toBe(2 * 1024 * 1024);
    expect(readFileSync(log, 'utf8')).toContain('database system is ready');
    expect(readFileSync(log, 'utf8')).not.toContain('xxx');
  });
});

function filesHolding(folder: string, text: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .filter((file) => readFileSync(file).includes(text));
}

function listCommands(): string {
  return execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' });
}
