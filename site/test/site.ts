import { setTimeout as sleep } from 'node:timers/promises';
import type { Postgres } from '@synestra/postgres';
import { answers } from './answers.ts';
import { findBuild } from './build.ts';
import { findFreePort } from '@synestra/processes';
import { startProgram, type Ended, type Program } from './program.ts';
import { createVariables, type Variables } from './variables.ts';

/** A server of the site that runs as the image would run it. */
export interface Site {
  readonly url: string;
  readonly variables: Variables;
  readonly program: Program;
  readonly stop: () => Promise<Ended>;
}

/** Migrates a database of its own, makes the first admin and serves the site. */
export async function startSite(
  postgres: Postgres,
  database: string,
  changes: Variables = {},
): Promise<Site> {
  await postgres.createDatabase(database);
  const port = await findFreePort();
  const url = `http://localhost:${port}`;
  const variables = { ...createVariables(postgres.uri(database), url), ...changes };
  const { code, output } = await migrateSite(variables);
  if (code !== 0) throw new Error(`the migration failed:\n${output}`);
  return serveSite(variables);
}

/** One run of the migration, as the Job runs it. */
export async function migrateSite(variables: Variables): Promise<Ended> {
  return (await startMigration(variables)).ended;
}

export async function startMigration(
  variables: Variables,
  ...options: readonly string[]
): Promise<Program> {
  return startProgram(await findBuild(), 'migrate.mjs', variables, options);
}

/** Serves at the address that the variables name, as soon as the server is there. */
export async function serveSite(variables: Variables): Promise<Site> {
  const url = variables.SITE_URL ?? '';
  const { port } = new URL(url);
  const own = { ...variables, PORT: port };
  const program = startProgram(await findBuild(), 'serve.mjs', own, ['--host', '127.0.0.1']);
  await waitFor(`${url}/healthz`, program);
  const stop = () => {
    program.kill('SIGTERM');
    return program.ended;
  };
  return { url, variables, program, stop };
}

/** Waits until an address of a program answers; a program that ends before is an error. */
export async function waitFor(address: string, { ended, output }: Program): Promise<void> {
  const early = ended.then(() => {
    throw new Error(`the server ended:\n${output()}`);
  });
  while (!(await Promise.race([answers(address), early]))) await sleep(50);
  // Whoever stops it later knows that it ends.
  early.catch(() => undefined);
}
