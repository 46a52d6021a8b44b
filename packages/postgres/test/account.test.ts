import { chmodSync, chownSync, lstatSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { beforeAll, describe, expect, it } from 'vitest';
import { locateBinaries } from '../src/index.ts';
import { makeFolder, makeFolderForFile } from './folder.ts';
import { query } from './query.ts';
import { bundleStarter, endStarter, runStarter, waitUntilGone, type Said } from './run-starter.ts';
import { copyCluster, makeCluster, password, startHere } from './start-here.ts';

const nobody = 65534;

/** No `unshare` is to be found: to the launcher the same as a kernel that forbids namespaces. */
const withoutNamespaces = ['env', 'PATH=/nonexistent'];

const shared = makeFolderForFile();
let bundle: string;
beforeAll(async () => {
  [bundle] = await Promise.all([bundleStarter(shared), makeCluster(shared)]);
});

describe.runIf(process.platform === 'linux' && process.getuid?.() === 0)('for root', () => {
  it('the data are root’s', async () => {
    const directory = copyCluster(shared);
    await startHere(directory);
    expect(lstatSync(path.join(directory, 'data')).uid).toBe(0);
  });

  it('an ordinary user can start a server, also again', async () => {
    const directory = makeFolderOf(nobody);
    expect(await startAndCrash({ directory, user: nobody })).toEqual([[1]]);
    expect(await startAndCrash({ directory, user: nobody })).toEqual([[1]]);
  });

  it('the folder of an ordinary user stays that user’s', async () => {
    const directory = makeFolderOf(nobody);
    await startAndCrash({ directory, user: nobody });
    expect(await startAndCrash({ directory })).toEqual([[1]]);
    expect(lstatSync(path.join(directory, 'server.log')).uid).toBe(nobody);
    expect(await startAndCrash({ directory, user: nobody })).toEqual([[1]]);
  });

  it('user namespaces may be forbidden, also on a folder from before', async () => {
    const directory = copyCluster(shared);
    expect(await startAndCrash({ directory, by: withoutNamespaces })).toEqual([[1]]);
    expect(lstatSync(path.join(directory, 'data')).uid).toBe(nobody);
    expect(lstatSync(path.join(directory, 'data', 'base')).uid).toBe(nobody);
    await startHere(directory);
  });

  it('the programs in the store keep their owner when data change hands', async () => {
    const directory = copyCluster(shared);
    expect(await startAndCrash({ directory, by: withoutNamespaces })).toEqual([[1]]);
    const { folder } = locateBinaries();
    for (const file of ['bin/postgres', 'share/postgresql/postgres.bki']) {
      expect(lstatSync(path.join(folder, file)).uid).toBe(0);
    }
  });

  it('one clear line says what is missing where neither way is open', async () => {
    const secret = makeFolder();
    chmodSync(secret, 0o700);
    const { next } = runStarter({
      bundle,
      directory: path.join(secret, 'db'),
      password,
      by: withoutNamespaces,
    });
    expect(await next()).toMatchObject({ code: 'no-permission' });
  });

  it('another’s folder is refused to an ordinary user with one clear line', async () => {
    const directory = copyCluster(shared);
    const { next } = runStarter({ bundle, directory, password, user: nobody });
    expect(await next()).toMatchObject({
      code: 'no-permission',
      message: expect.stringMatching(/^no permission to write .*\. Run it as the owner/) as string,
    });
  });

  it('a full disk is said in one clear line', async () => {
    const directory = path.join(makeFolder(), 'small');
    mkdirSync(directory);
    const by = [
      'unshare',
      '--mount',
      'sh',
      '-c',
      `mount -t tmpfs -o size=75m none '${directory}' && exec "$0" "$@"`,
    ];
    const { next } = runStarter({ bundle, directory, password, by });
    const said = await next();
    expect(said).toMatchObject({ code: 'disk-full' });
    expect(said?.message).toMatch(/^the disk of .* is full\. Make room and start again/);
  });
});

async function startAndCrash(run: {
  directory: string;
  user?: number;
  by?: readonly string[];
}): Promise<unknown> {
  const { child, next } = runStarter({ bundle, password, ...run });
  const said: Said | undefined = await next();
  if (said?.uri === undefined || said.pid === undefined) return said;
  const rows = await query(said.uri, 'select 1');
  await endStarter(child);
  await waitUntilGone(said.pid);
  return rows;
}

function makeFolderOf(user: number): string {
  const folder = makeFolder();
  chownSync(folder, user, user);
  chmodSync(folder, 0o700);
  return folder;
}
