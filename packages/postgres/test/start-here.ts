import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { onTestFinished } from 'vitest';
import { locateBinaries, startPostgres, type Postgres } from '../src/index.ts';
import { makeFolder } from './folder.ts';

export const password = 'p@ss:w/rd %41 пароль';

/** Starts a server in this process; the test stops it at its end at the latest. */
export async function startHere(directory: string, port?: number): Promise<Postgres> {
  const given = { binaries: locateBinaries(), directory, password };
  const postgres = await startPostgres(port === undefined ? given : { ...given, port });
  onTestFinished(() => postgres.stop());
  return postgres;
}

/** Makes a cluster for `copyCluster`: initdb waits for the disk, a copy does not. */
export async function makeCluster(directory: string): Promise<void> {
  const postgres = await startPostgres({ binaries: locateBinaries(), directory, password });
  await postgres.stop();
}

/** A folder with a cluster of its own, which was shut down. */
export function copyCluster(from: string): string {
  const directory = makeFolder();
  execFileSync('cp', ['-R', path.join(from, 'data'), directory]);
  return directory;
}
