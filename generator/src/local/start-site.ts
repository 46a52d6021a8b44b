import { rmSync } from 'node:fs';
import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { describeLogin, describeSite } from './announce.ts';
import { nameRelease } from './app.ts';
import { findBuild } from './build.ts';
import { startDatabase } from './database.ts';
import { loadDemoOnce } from './demo.ts';
import { migrateIfNeeded } from './migrate.ts';
import { openPlace, type Request } from './open-place.ts';
import { withProgress, type Terminal } from './progress.ts';
import { runUntilStopped, type Run } from './run.ts';
import { requireMigrations } from './schema-drift.ts';
import { findObstacle, serveSite, type SiteServer } from './site-server.ts';
import { addressOf, buildEnvironment, buildVariables } from './variables.ts';
import { watchServers } from './watch-servers.ts';

/** Serves the site as the image would, until somebody stops it. Returns the exit code. */
export function startSite(terminal: Terminal, request: Request): Promise<number> {
  return runUntilStopped((run) => serveUntilStopped(run, terminal, request));
}

async function serveUntilStopped(run: Run, terminal: Terminal, request: Request): Promise<number> {
  const { app, outer } = request;
  const step = <T>(title: string, work: () => Promise<T>) => withProgress(terminal, title, work);
  const { folder, claim, secrets, port } = await openPlace(run, terminal, request, 'npm start');
  const bare = buildEnvironment(outer, 'production', {});
  const [build, database] = await step('Building the site', () =>
    Promise.all([
      findBuild(run, app, folder, bare),
      startDatabase(run, folder.postgres, secrets.databasePassword),
    ]),
  );
  await step('Comparing the schema with the migrations', () =>
    requireMigrations(run, app, folder, build, bare),
  );
  const facts = { folder, secrets, port, databaseUri: database.uri };
  const release = nameRelease(app.root);
  const variables = buildEnvironment(outer, 'production', buildVariables({ ...facts, release }));
  const inBuild = { folder: build, variables };
  await step('Migrating the database', () =>
    migrateIfNeeded(run, app, folder, secrets, { ...inBuild, commandLine: ['migrate.mjs'] }),
  );
  const url = addressOf(port);
  const voice = createVoice(terminal);
  const server = await step('Starting the site', () =>
    serveSite(run, claim, folder, url, {
      ...inBuild,
      commandLine: ['serve.mjs', '--host', '127.0.0.1'],
      ...voice,
    }),
  );
  await requireReadiness(run, server, folder.migrated);
  const remark = await step('Loading demo content', () =>
    run.wait(loadDemoOnce(url, secrets.adminPassword, folder.demo)),
  );
  const shown = path.relative(app.root, folder.directory);
  terminal.out(remark + describeSite(url, shown, describeLogin(secrets)));
  voice.raise();
  terminal.err(`error: ${await watchServers(run, server, database)}\n`);
  return 1;
}

/** The server's own greeting says less than ours; after that everything is shown. */
function createVoice({ err }: Terminal): { show: (text: string) => void; raise: () => void } {
  let isRaised = false;
  return {
    show: (text) => {
      if (isRaised) err(text);
    },
    raise: () => {
      isRaised = true;
    },
  };
}

async function requireReadiness(run: Run, { url }: SiteServer, migrated: string): Promise<void> {
  const obstacle = await run.wait(findObstacle(url));
  if (obstacle === undefined) return;
  // The database is not what it was taken for, so the next start migrates it.
  rmSync(migrated, { force: true });
  throw new CannotRun(`the site is not ready: ${obstacle}. Start it again.`);
}
