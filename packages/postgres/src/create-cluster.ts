import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import path from 'node:path';
import { handOver, type Account } from './account.ts';
import type { Binaries } from './binaries.ts';
import { PostgresFailure } from './failure.ts';
import type { Layout } from './layout.ts';
import { runInitdb } from './run-initdb.ts';
import type { Runtime } from './runtime.ts';
import { nameUnfinished } from './unfinished.ts';

/**
 * Creates the cluster in one step: it is made beside its place and moved there when it is whole, so
 * a kill leaves nothing that the next start could take for good.
 */
export async function createCluster(
  layout: Layout,
  runtime: Runtime,
  account: Account,
  password: string,
  options: readonly string[] = [],
): Promise<void> {
  const { directory } = layout;
  const fresh = nameUnfinished(directory, 'data');
  const passwordFile = path.join(fresh, 'password');
  try {
    mkdirSync(path.join(fresh, 'data'), { recursive: true, mode: 0o700 });
    writeFileSync(passwordFile, password, { mode: 0o600 });
    handOver(account, directory);
    await runInitdb(layout, runtime, account, [
      `--pgdata=${path.join(fresh, 'data')}`,
      `--pwfile=${passwordFile}`,
      ...options,
    ]);
    moveIntoPlace(path.join(fresh, 'data'), layout.data);
  } finally {
    rmSync(fresh, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** Whether a cluster lies there. One of another major version, or something else, is refused. */
export function hasCluster({ data }: Layout, { major }: Binaries): boolean {
  if (!existsSync(data) || readdirSync(data).length === 0) return false;
  const versionFile = path.join(data, 'PG_VERSION');
  if (!existsSync(versionFile)) {
    throw new PostgresFailure(
      'bad-directory',
      `${data} holds something else than a Postgres cluster. Move it away.`,
    );
  }
  const found = readFileSync(versionFile, 'utf8').trim();
  if (found === major) return true;
  throw new PostgresFailure(
    'other-version',
    `${data} was written by Postgres ${found}, and the installed one is ${major}. Remove the folder to begin anew, or install the packages of Postgres ${found} and dump it first.`,
  );
}

function moveIntoPlace(fresh: string, data: string): void {
  try {
    renameSync(fresh, data);
  } catch (error) {
    // Another start was faster. Whether both may go on is for the server's own lock to say.
    if (!existsSync(path.join(data, 'PG_VERSION'))) throw error;
  }
}
