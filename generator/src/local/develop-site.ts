import { createRequire } from 'node:module';
import path from 'node:path';
import { describeLogin, describeSite } from './announce.ts';
import { folderOf, type App } from './app.ts';
import type { Database } from './database.ts';
import { loadDemoOnce } from './demo.ts';
import { keepComparing } from './keep-comparing.ts';
import { openPlace, type Place } from './open-place.ts';
import { prepareDatabase, type DevelopmentRequest } from './prepare-database.ts';
import { withProgress, type Terminal } from './progress.ts';
import { runUntilStopped, type Run } from './run.ts';
import { findDrift } from './schema-drift.ts';
import { findObstacle, serveSite } from './site-server.ts';
import { addressOf, buildEnvironment } from './variables.ts';
import { watchServers } from './watch-servers.ts';

/** Serves the site from its sources until somebody stops it. Returns the exit code. */
export function developSite(terminal: Terminal, request: DevelopmentRequest): Promise<number> {
  return runUntilStopped((run) => developUntilStopped(run, terminal, request));
}

async function developUntilStopped(
  run: Run,
  terminal: Terminal,
  request: DevelopmentRequest,
): Promise<number> {
  const { app, outer } = request;
  const place = await openPlace(run, terminal, request, 'pnpm dev');
  const { folder, claim, secrets, port } = place;
  const { database, variables, apply } = await prepareDatabase(run, terminal, request, place);
  const url = addressOf(port);
  const server = await serveSite(run, claim, folder, url, {
    commandLine: [findNext(app), 'dev', '--port', String(port), '--hostname', '127.0.0.1'],
    folder: folderOf(app),
    variables: { ...variables, ...(terminal.live && { FORCE_COLOR: '1' }) },
    show: terminal.err,
  });
  const obstacle = await run.wait(findObstacle(url));
  if (obstacle !== undefined) {
    const cure = database ? '' : ' "pnpm dev --migrate" brings that database to this schema.';
    terminal.err(`warning: the site is not ready: ${obstacle}.${cure}\n`);
  } else if (database) {
    const load = () => loadDemoOnce(url, secrets.adminPassword, folder.demo);
    terminal.out(await withProgress(terminal, 'Loading demo content', () => run.wait(load())));
  }
  const shown = path.relative(app.root, folder.directory);
  terminal.out(describeSite(url, shown, findLogin(request, place, database)));
  const bare = buildEnvironment(outer, 'development', {});
  keepComparing(run, terminal, app, () => findDrift(run, app, folder, bare), apply);
  terminal.err(`error: ${await watchServers(run, server, database)}\n`);
  return 1;
}

function findLogin(
  { mayMigrate }: DevelopmentRequest,
  { secrets }: Place,
  database: Database | undefined,
): string {
  if (database) return describeLogin(secrets);
  const known = 'as in that database';
  return mayMigrate ? `${known}, or if it had no account: ${describeLogin(secrets)}` : known;
}

function findNext(app: App): string {
  const resolver = createRequire(path.join(folderOf(app), 'package.json'));
  return resolver.resolve('next/dist/bin/next');
}
