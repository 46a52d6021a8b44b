import { existsSync, readFileSync } from 'node:fs';
import { parseEnv } from 'node:util';
import { folderOf, nameRelease, placesOf, runSource } from './app.ts';
import { startDatabase, type Database } from './database.ts';
import { describeDatabase } from './describe-database.ts';
import { migrate, migrateIfNeeded } from './migrate.ts';
import type { Place, Request } from './open-place.ts';
import { withProgress, type Terminal } from './progress.ts';
import type { Run } from './run.ts';
import { buildEnvironment, buildVariables, mergeOwn } from './variables.ts';

export interface DevelopmentRequest extends Request {
  /** Whether a database of the developer's own is migrated too. */
  readonly mayMigrate: boolean;
}

/** What a development server is started with. */
export interface Prepared {
  /** The embedded database; undefined where the developer has one of their own. */
  readonly database: Database | undefined;
  readonly variables: NodeJS.ProcessEnv;
  /** Applies migrations that were written meanwhile, and returns what to say about it. */
  readonly apply: () => Promise<string>;
}

/** The embedded database, ready for use; or the developer's own, which is changed on request alone. */
export function prepareDatabase(
  run: Run,
  terminal: Terminal,
  request: DevelopmentRequest,
  place: Place,
): Promise<Prepared> {
  const own = { ...readEnvFile(placesOf(request.app).environment), ...request.outer };
  const uri = own.DATABASE_URI?.trim();
  return uri
    ? prepareOwn(run, terminal, request, place, { ...own, DATABASE_URI: uri })
    : prepareEmbedded(run, terminal, request, place);
}

async function prepareEmbedded(
  run: Run,
  terminal: Terminal,
  { app, outer }: DevelopmentRequest,
  { folder, secrets, port }: Place,
): Promise<Prepared> {
  const database = await withProgress(terminal, 'Starting Postgres', () =>
    startDatabase(run, folder.postgres, secrets.databasePassword),
  );
  const facts = { folder, secrets, port, databaseUri: database.uri };
  const built = buildVariables({ ...facts, release: nameRelease(app.root) });
  const variables = buildEnvironment(outer, 'development', built);
  const migration = {
    commandLine: runSource(app, placesOf(app).migrate),
    folder: folderOf(app),
    variables,
  };
  const apply = () => migrateIfNeeded(run, app, folder, secrets, migration);
  await withProgress(terminal, 'Migrating the database', apply);
  const applyAndTell = async () => ((await apply()) ? 'The new migrations are applied.\n' : '');
  return { database, variables, apply: applyAndTell };
}

async function prepareOwn(
  run: Run,
  terminal: Terminal,
  { app, outer, mayMigrate }: DevelopmentRequest,
  { folder, secrets, port }: Place,
  own: NodeJS.ProcessEnv & { DATABASE_URI: string },
): Promise<Prepared> {
  terminal.out(`The database is ${describeDatabase(own.DATABASE_URI)}, as DATABASE_URI says.\n`);
  const facts = { folder, secrets, port, databaseUri: own.DATABASE_URI };
  const built = buildVariables({ ...facts, release: nameRelease(app.root) });
  const variables = buildEnvironment(outer, 'development', mergeOwn(built, own));
  if (mayMigrate) {
    const commandLine = runSource(app, placesOf(app).migrate);
    await withProgress(terminal, 'Migrating the database', () =>
      migrate(run, folder, secrets, { commandLine, folder: folderOf(app), variables }),
    );
  }
  return { database: undefined, variables, apply: () => Promise.resolve('') };
}

function readEnvFile(file: string): NodeJS.Dict<string> {
  return existsSync(file) ? parseEnv(readFileSync(file, 'utf8')) : {};
}
