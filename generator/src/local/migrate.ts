import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { placesOf, type App } from './app.ts';
import type { LocalFolder } from './folder.ts';
import { writePrivateFile } from './private-file.ts';
import { describeEnd, startProgram } from './program.ts';
import type { Run } from './run.ts';
import { adminEmail, type Secrets } from './secrets.ts';

export interface Migration {
  /** The arguments of Node that run it. */
  readonly commandLine: readonly string[];
  readonly folder: string;
  readonly variables: NodeJS.ProcessEnv;
}

/** Brings the database to the schema of the code and makes the first admin. */
export async function migrate(
  run: Run,
  { logs, firstAdmin }: LocalFolder,
  { adminPassword }: Secrets,
  { commandLine, folder, variables }: Migration,
): Promise<void> {
  // As the cluster does it: the migration finds the first admin in files.
  const forget = () => {
    rmSync(firstAdmin, { recursive: true, force: true });
  };
  run.atEnd(forget);
  mkdirSync(firstAdmin, { recursive: true, mode: 0o700 });
  writePrivateFile(path.join(firstAdmin, 'email'), adminEmail);
  writePrivateFile(path.join(firstAdmin, 'password'), adminPassword);

  const log = path.join(logs, 'migrate.log');
  const own = { ...variables, FIRST_ADMIN_DIR: firstAdmin };
  const program = startProgram(run, { commandLine, folder, variables: own, log });
  const code = await run.wait(program.ended);
  forget();
  if (code !== 0) {
    throw new CannotRun(describeEnd('the database could not be migrated', program, log));
  }
}

/**
 * The same, but nothing where the database is known to have every migration of the app. Returns
 * whether it did something.
 */
export async function migrateIfNeeded(
  run: Run,
  app: App,
  folder: LocalFolder,
  secrets: Secrets,
  migration: Migration,
): Promise<boolean> {
  const names = readdirSync(placesOf(app).migrations).sort().join('\n');
  if (existsSync(folder.migrated) && readFileSync(folder.migrated, 'utf8') === names) return false;
  await migrate(run, folder, secrets, migration);
  writeFileSync(folder.migrated, names);
  return true;
}
