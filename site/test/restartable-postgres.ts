import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { locateBinaries, startPostgres, type Postgres } from '@synestra/postgres';
import { findFreePort } from '@synestra/processes';

/** A server that comes and goes at one address, and keeps its data. */
export interface RestartablePostgres {
  readonly uri: (database: string) => string;
  readonly start: () => Promise<Postgres>;
  /** Ends the server and forgets the data. */
  readonly remove: () => Promise<void>;
}

export async function createRestartablePostgres(): Promise<RestartablePostgres> {
  const directory = mkdtempSync(path.join(tmpdir(), 'synestra-restartable-'));
  const port = await findFreePort();
  const password = 'a-password-of-a-restartable-server';
  let running: Postgres | undefined;
  return {
    uri: (database) => `postgres://postgres:${password}@127.0.0.1:${port}/${database}`,
    start: async () => {
      running = await startPostgres({ binaries: locateBinaries(), directory, password, port });
      return running;
    },
    remove: async () => {
      await running?.stop();
      rmSync(directory, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
