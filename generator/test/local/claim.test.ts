import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { expect, onTestFinished, test } from 'vitest';
import { takeClaim } from '../../src/local/claim.ts';
import { isRunning, nameOurselves, nameProcess } from '@synestra/processes';
import { createFolder } from './folder.ts';

/** A process that is not there: no system gives such an id. */
const dead = '2147483646-1';

/** A program in a group of its own that ignores the first signal, as a busy server may. */
async function startStubborn(): Promise<string> {
  const work = "process.on('SIGTERM', () => {}); setInterval(() => {}, 1000); console.log('here')";
  const { pid = 0, stdout } = spawn(process.execPath, ['-e', work], {
    detached: true,
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  await once(stdout, 'data');
  const name = nameProcess(pid) ?? '';
  onTestFinished(() => {
    if (isRunning(name)) process.kill(pid, 'SIGKILL');
  });
  return name;
}

function createClaimFile(record?: unknown): string {
  const file = path.join(createFolder(), 'running.json');
  if (record !== undefined) {
    writeFileSync(file, typeof record === 'string' ? record : JSON.stringify(record));
  }
  return file;
}

test('a folder in use is refused, with who uses it and where', async () => {
  const file = createClaimFile();
  const claim = await takeClaim(file, 'npm start');
  claim.note({ url: 'http://localhost:3000', server: dead });
  await expect(takeClaim(file, 'pnpm dev')).rejects.toThrow(
    `"npm start" runs here already: http://localhost:3000. Stop it first: Ctrl-C in its terminal, or "kill ${process.pid}".`,
  );
});

test('what is given back may be taken again, and nothing else is left', async () => {
  const file = createClaimFile();
  (await takeClaim(file, 'npm start')).giveBack();
  (await takeClaim(file, 'npm start')).giveBack();
  expect(readdirSync(path.dirname(file))).toEqual([]);
});

test.each([
  ['a dead owner', { owner: dead, command: 'npm start' }],
  ['an owner whose process id is somebody else now', { owner: `${process.pid}-1`, command: 'x' }],
  ['a record that was cut short', '{"owner":"1'],
])('%s keeps nobody out', async (_, record) => {
  const file = createClaimFile(record);
  await takeClaim(file, 'npm start');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toEqual({
    owner: nameOurselves(),
    command: 'npm start',
  });
  expect(readdirSync(path.dirname(file))).toEqual(['running.json']);
});

test('the server of a killed run is stopped, even where it does not want to', async () => {
  const server = await startStubborn();
  const file = createClaimFile({ owner: dead, command: 'npm start', server });
  await takeClaim(file, 'npm start');
  expect(isRunning(server)).toBe(false);
});

test('a process that only has the id of such a server is left alone', async () => {
  const innocent = await startStubborn();
  const server = `${Number.parseInt(innocent, 10)}-1`;
  const file = createClaimFile({ owner: dead, command: 'npm start', server });
  await takeClaim(file, 'npm start');
  expect(isRunning(innocent)).toBe(true);
});

test('of many at once one gets the folder', async () => {
  const file = createClaimFile({ owner: dead, command: 'npm start' });
  const outcomes = await Promise.allSettled(
    Array.from({ length: 8 }, () => takeClaim(file, 'npm start')),
  );
  expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  expect(existsSync(file)).toBe(true);
});
