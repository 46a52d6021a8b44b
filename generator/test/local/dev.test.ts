import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { choosePort } from '../../src/local/port.ts';
import { createDataFolder, findServers, isGone, runCommand, type Command } from './command.ts';

/** A cold development server compiles everything that is asked for. */
const patience = 600_000;
const { data, remove } = createDataFolder();
let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
let dev: Command;
let url: string;

beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  await postgres.createDatabase('own');
  const port = await choosePort(undefined);
  url = `http://localhost:${port}`;
  const commandLine = ['dev', '--data', data, '--port', String(port), '--migrate'];
  // What another site left in the shell must not confuse this one.
  const variables = { DATABASE_URI: postgres.uri('own'), SITE_URL: 'https://example.com' };
  dev = runCommand(commandLine, variables);
  await dev.saying('Ctrl-C stops it');
}, patience);

afterAll(async () => {
  dev.kill('SIGTERM');
  await dev.ended;
  await postgres.stop();
  remove();
});

test(
  'the development server shows the site of a database of one’s own, and starts no other',
  { timeout: patience },
  async () => {
    expect(findServers(data).postgres).toBe('');
    expect(dev.output()).toContain(
      `The database is "own" on 127.0.0.1:${postgres.port}, as DATABASE_URI says.\n`,
    );
    expect((await fetch(url)).status).toBe(200);
    expect(await (await fetch(`${url}/readyz`)).json()).toEqual({ ready: true });
  },
);

test('the password of that database is not told', () => {
  const { password } = new URL(postgres.uri('own'));
  expect(dev.output()).not.toContain(password);
});

test('Ctrl-C ends the server and leaves the database alone', async () => {
  const { site } = findServers(data);
  dev.kill('SIGINT');
  expect(await dev.ended).toBe(130);
  expect(await isGone(site)).toBe(true);
  await postgres.createDatabase('still-there');
});
