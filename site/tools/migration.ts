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
if (!process.stdin.isTTY) {
  // Whoever begins to listen asks a question, and would wait for the answer for ever.
  process.stdin.once('newListener', () => {
    console.error(
      `error: whether a column or table is new or was renamed can only be said by a person. Run "pnpm migration ${name}" in a terminal.`,
    );
    process.exit(1);
  });
}
const payload = await getPayload({ config, disableDBConnect: true, disableOnInit: true });
await payload.db.createMigration({ payload, migrationName: name, skipEmpty: true });
process.exit(0);
