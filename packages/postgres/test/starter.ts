/**
 * A bundled program that starts a server and says how that went in one line of JSON. SIGINT makes it
 * do what a site does at its end: one more query, then stop.
 */
import process from 'node:process';
import { locateBinaries, PostgresFailure, startPostgres } from '../src/index.ts';
import { query } from './query.ts';

const [packageFile = '', directory = ''] = process.argv.slice(2);
const password = process.env.PASSWORD ?? '';

try {
  const postgres = await startPostgres({
    binaries: locateBinaries(packageFile),
    directory,
    password,
  });
  process.on('SIGINT', () => {
    void query(postgres.uri('postgres'), 'select 1')
      .then((rows) => {
        say({ last: rows });
        return postgres.stop();
      })
      .then(() => process.exit(0));
  });
  say({ pid: postgres.pid, uri: postgres.uri('postgres') });
} catch (error) {
  if (!(error instanceof PostgresFailure)) throw error;
  say({ code: error.code, message: error.message });
}

function say(what: object): void {
  process.stdout.write(`${JSON.stringify(what)}\n`);
}
