import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { folderOf, placesOf, runSource, type App } from './app.ts';
import type { LocalFolder } from './folder.ts';
import { describeEnd, startProgram } from './program.ts';
import type { Run } from './run.ts';

/** Refuses a build whose schema has no migration; one that fitted is not looked at again. */
export async function requireMigrations(
  run: Run,
  app: App,
  folder: LocalFolder,
  build: string,
  variables: NodeJS.ProcessEnv,
): Promise<void> {
  if (existsSync(folder.schema) && readFileSync(folder.schema, 'utf8') === build) return;
  const tables = await findDrift(run, app, folder, variables);
  if (tables.length > 0) throw new CannotRun(describeDrift(tables));
  writeFileSync(folder.schema, build);
}

/** The tables in which the configuration differs from the newest migration. */
export async function findDrift(
  run: Run,
  app: App,
  { logs }: LocalFolder,
  variables: NodeJS.ProcessEnv,
): Promise<string[]> {
  const log = path.join(logs, 'schema.log');
  const program = startProgram(run, {
    commandLine: runSource(app, placesOf(app).findDrift),
    folder: folderOf(app),
    variables,
    log,
  });
  const code = await run.wait(program.ended);
  if (code !== 0) {
    throw new CannotRun(describeEnd('the schema of the CMS could not be read', program, log));
  }
  return program
    .result()
    .split('\n')
    .filter((line) => line !== '');
}

export function describeDrift(tables: readonly string[]): string {
  const shown = tables.slice(0, 5).join(', ');
  const rest = tables.length > 5 ? ` and ${tables.length - 5} more` : '';
  return `the schema of the CMS has changed since the last migration: ${shown}${rest}. Write a migration with "pnpm migration NAME".`;
}
