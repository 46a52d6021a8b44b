import { CannotRun } from '../issue.ts';
import type { App } from './app.ts';
import type { Terminal } from './progress.ts';
import type { Run } from './run.ts';
import { describeDrift } from './schema-drift.ts';
import { watchSchema } from './watch-schema.ts';

/**
 * Compares the schema with the migrations now and after each edit, one look at a time. Says when they
 * part, and has migrations applied as soon as they fit.
 */
export function keepComparing(
  run: Run,
  { err }: Terminal,
  app: App,
  find: () => Promise<string[]>,
  apply: () => Promise<string>,
): void {
  let said = '';
  const look = async () => {
    const tables = await find();
    const drift = tables.length > 0 ? describeDrift(tables) : '';
    if (drift !== '' && drift !== said) err(`warning: ${drift}\n`);
    said = drift;
    if (drift === '') err(await apply());
  };
  let looking = Promise.resolve();
  const next = () => {
    looking = looking.then(look).catch((error: unknown) => {
      // Sources that do not load for a moment are told by Next.js, and the end of the run is no news.
      if (error instanceof CannotRun) err(`warning: ${error.message}\n`);
    });
  };
  watchSchema(run, app, next);
  next();
}
