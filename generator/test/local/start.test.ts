import { once } from 'node:events';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import process from 'node:process';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { choosePort } from '../../src/local/port.ts';
import { idOf } from '@synestra/processes';
import {
  createDataFolder,
  findServers,
  finishCommand,
  isGone,
  readLogin,
  runCommand,
  type Command,
} from './command.ts';

/** Long enough for the first build of a cold machine. */
const patience = 600_000;
const { data, remove } = createDataFolder();
let port: number;
let url: string;
let running: Command;

/** Starts the site on the data that all these tests share, and waits until it is served. */
async function start(): Promise<Command> {
  const command = runCommand(['start', '--data', data, '--port', String(port)]);
  await command.saying('Ctrl-C stops it');
  return command;
}

function logIn({ email, password }: { email: string; password: string }): Promise<Response> {
  return fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email, password }),
  });
}

beforeAll(async () => {
  port = await choosePort(undefined);
  url = `http://localhost:${port}`;
  running = await start();
}, patience);

afterAll(async () => {
  running.kill('SIGTERM');
  await running.ended;
  remove();
});

test('the site shows its demo content, and the printed login opens the admin', async () => {
  expect(running.output()).toContain(`  site   ${url}\n  admin  ${url}/admin\n`);
  const home = await fetch(url);
  expect([home.status, await home.text()]).toEqual([200, expect.stringContaining('Fieldnotes')]);
  expect((await fetch(`${url}/about`)).status).toBe(200);
  const { status, headers } = await logIn(readLogin(running.output()));
  expect([status, headers.get('set-cookie')]).toEqual([200, expect.stringContaining('token')]);
});

test('everything that it keeps is for its owner alone', () => {
  expect(statSync(data).mode & 0o777).toBe(0o700);
  expect(statSync(path.join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(existsSync(path.join(data, 'first-admin'))).toBe(false);
});

test.each(['start', 'dev', 'reset-data'])('meanwhile "%s" says who runs there', async (name) => {
  const more = name === 'reset-data' ? ['--yes'] : [];
  const { code, output } = await finishCommand([name, '--data', data, ...more]);
  expect([code, output.split('\n').at(-2)]).toEqual([
    2,
    `error: "npm start" runs here already: ${url}. Stop it first: Ctrl-C in its terminal, or "kill ${running.pid}".`,
  ]);
});

test('a taken port that was asked for is one clear line, and nothing is left', async () => {
  const other = createDataFolder();
  onTestFinished(other.remove);
  const { code, output } = await finishCommand([
    ...['start', '--data', other.data],
    ...['--port', String(port)],
  ]);
  expect([code, output.split('\n').at(-2)]).toEqual([
    2,
    `error: port ${port} is taken. Stop the program that uses it, or give another one with --port.`,
  ]);
  expect(readdirSync(other.data)).not.toContain('running.json');
});

test('after Ctrl-C nothing runs, and the next start finds everything as it was', async () => {
  const login = readLogin(running.output());
  const { site, postgres } = findServers(data);
  running.kill('SIGINT');
  expect(await running.ended).toBe(130);
  expect(await isGone(site)).toBe(true);
  expect(await isGone(postgres)).toBe(true);

  running = await start();
  expect(running.output()).not.toContain('Loading demo content');
  expect((await fetch(`${url}/about`)).status).toBe(200);
  expect(readLogin(running.output())).toEqual(login);
  expect((await logIn(login)).status).toBe(200);
});

test('a run that was killed with -9 is taken over at once', async () => {
  const { site, postgres } = findServers(data);
  running.kill('SIGKILL');
  await running.ended;
  running = await start();
  expect(await isGone(site)).toBe(true);
  expect(await isGone(postgres)).toBe(true);
  expect((await logIn(readLogin(running.output()))).status).toBe(200);
});

test('a server that ends by itself is told with its last lines, and the rest is stopped', async () => {
  const { site, postgres } = findServers(data);
  process.kill(idOf(site), 'SIGKILL');
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain("error: the site's server ended with 137. Its last lines,");
  expect(await isGone(postgres)).toBe(true);
});

test('a database that ends by itself is told too', async () => {
  running = await start();
  const { site, postgres } = findServers(data);
  process.kill(idOf(postgres), 'SIGQUIT');
  expect(await running.ended).toBe(1);
  expect(running.output()).toContain('error: the database server ended. Its last lines,');
  expect(await isGone(site)).toBe(true);
});

test('a stop in the middle of a start leaves nothing either', async () => {
  const other = createDataFolder();
  onTestFinished(other.remove);
  const command = runCommand(['start', '--data', other.data, '--port', String(port)]);
  const lock = path.join(other.data, 'postgres', 'data', 'postmaster.pid');
  await expect.poll(() => existsSync(lock), { timeout: patience }).toBe(true);
  command.kill('SIGTERM');
  expect(await command.ended).toBe(143);
  expect(existsSync(lock)).toBe(false);
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  server.close();
});

test('"reset-data" asks first, and then removes all of it', async () => {
  const asked = await finishCommand(['reset-data', '--data', data]);
  expect(asked).toEqual({
    code: 2,
    output: 'error: nobody is there to confirm. "pnpm reset-data --yes" does not ask.\n',
  });
  const { code, output } = await finishCommand(['reset-data', '--data', data, '--yes']);
  expect([code, output]).toEqual([
    0,
    expect.stringContaining('Removed the database, the uploads, the keys and the login, the logs'),
  ]);
  expect(existsSync(data)).toBe(false);
});
