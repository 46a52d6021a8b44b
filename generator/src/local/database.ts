import { createRequire } from 'node:module';
import path from 'node:path';
import { locateBinaries, PostgresFailure, startPostgres, type Postgres } from '@synestra/postgres';
import { CannotRun } from '../issue.ts';
import { generatorDirectory } from '../paths.ts';
import type { Run } from './run.ts';

const databaseName = 'site';

/** A database that runs as long as we do. */
export interface Database {
  /** It holds the password: never print it. */
  readonly uri: string;
  readonly log: string;
  readonly exited: Promise<void>;
}

/** Starts the Postgres of a folder, with the database of the site in it. */
export async function startDatabase(
  run: Run,
  directory: string,
  password: string,
): Promise<Database> {
  const starting = start(directory, password);
  // Also when somebody stops us while it starts.
  run.atEnd(async () => {
    const postgres = await starting.catch(() => undefined);
    await postgres?.stop();
  });
  const postgres = await run.wait(starting);
  return { uri: postgres.uri(databaseName), log: postgres.log, exited: postgres.exited };
}

async function start(directory: string, password: string): Promise<Postgres> {
  try {
    const postgres = await startPostgres({ binaries: findBinaries(), directory, password });
    await postgres.createDatabase(databaseName);
    return postgres;
  } catch (error) {
    if (!(error instanceof PostgresFailure)) throw error;
    throw new CannotRun(`${error.message}${cures[error.code] ?? ''}`);
  }
}

const startOver = '\n"pnpm reset-data" removes the local data, and the next start begins anew.';

const cures: Partial<Record<PostgresFailure['code'], string>> = {
  'other-version': startOver,
  'wrong-password': startOver,
};

/** From the package itself: the bundle that we run from lies where nothing can be resolved. */
function findBinaries(): ReturnType<typeof locateBinaries> {
  const resolver = createRequire(path.join(generatorDirectory, 'package.json'));
  return locateBinaries(resolver.resolve('@synestra/postgres'));
}
