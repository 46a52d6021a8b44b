import type { SiteEnv } from '@synestra/env';
import { migrations } from '../migrations/index.ts';
import { applyMigrations } from './apply.ts';
import { createFirstAdmin } from './first-admin.ts';
import { openPayload } from './open-payload.ts';
import { refusePushedSchema } from './records.ts';
import type { Run } from './run.ts';
import { waitForDatabase } from './wait-for-database.ts';

/**
 * Brings the database of a site to the schema of this build and makes its first admin. Two at once
 * take turns, and whatever was interrupted is taken up by the next run.
 */
export async function migrate(env: SiteEnv, run: Run): Promise<void> {
  await waitForDatabase(env.database.uri, run);
  const payload = await openPayload(env);
  await refusePushedSchema(payload);
  await applyMigrations(payload, migrations, run);
  await createFirstAdmin(payload, env.firstAdminDirectory, run);
}
