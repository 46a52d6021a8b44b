import type { SiteEnv } from '@synestra/env';
import { buildConfig, getPayload } from 'payload';
import { createSiteConfig } from '../create-site-config.ts';
import { migrations } from '../migrations/index.ts';
import { applyMigrations } from './apply.ts';
import { connect } from './connect.ts';
import { createFirstAdmin } from './first-admin.ts';
import { holdLock } from './lock.ts';
import { refusePushedSchema, verifyRecorded } from './records.ts';

const nothing = () => undefined;

/** Nobody reads pages here and nobody uploads. */
const surroundings = {
  refreshPaths: nothing,
  refreshEverything: nothing,
  sharp: () => {
    throw new Error('a migration resizes no pictures');
  },
};

/**
 * Brings the database of a site to the schema of this build and makes its first admin. Two at once
 * run one after the other, and whatever was interrupted is taken up by the next run.
 */
export async function migrate(env: SiteEnv, say: (line: string) => void): Promise<void> {
  const client = await connect(env.database.uri, say);
  await holdLock(client, say);
  await refusePushedSchema(client);

  const config = buildConfig(createSiteConfig(env, surroundings));
  const payload = await getPayload({ config, disableOnInit: true });
  await applyMigrations(payload, migrations, say);
  await verifyRecorded(client, migrations);
  await createFirstAdmin(payload, env.firstAdminDirectory, say);
}
