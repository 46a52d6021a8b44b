// Writes the migration from the last one's schema to that of the configuration; without a difference
// it writes nothing. It needs no database.
import { getPayload } from 'payload';
import './load-build-env.ts';
import config from '../src/payload.config.ts';

const [name] = process.argv.slice(2);
if (name === undefined || !/^[a-z][a-z0-9-]*$/.test(name)) {
  console.error('usage: pnpm migration NAME, in lower case, such as "add-posts"');
  process.exit(2);
}
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true });
await payload.db.createMigration({ payload, migrationName: name, skipEmpty: true });
process.exit(0);
