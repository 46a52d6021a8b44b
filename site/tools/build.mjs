// Builds what the image holds and `npm start` runs, or finds that it is built already, and prints the
// folder: `site/serve.mjs` in it is the server, `site/migrate.mjs` the migration. Needs no database.
import process from 'node:process';
import { buildOrReuse } from './build/build-or-reuse.mjs';

const folder = await buildOrReuse();
if (folder === undefined) process.exitCode = 1;
else console.log(folder);
