import type { SiteEnv } from '@synestra/env';
import { buildConfig, getPayload, type Payload } from 'payload';
import { createSiteConfig } from '../create-site-config.ts';

const nothing = () => undefined;

/** Nobody reads pages here and nobody uploads. */
const surroundings = {
  onPublicChange: () => Promise.resolve(),
  sharp: () => {
    throw new Error('a migration resizes no pictures');
  },
};

/** The CMS without a server. It logs nothing: a failure is told once, by whoever asked for the work. */
export async function openPayload(env: SiteEnv): Promise<Payload> {
  const config = buildConfig({
    ...createSiteConfig(env, surroundings),
    logger: { options: { level: 'silent' } },
  });
  const payload = await getPayload({ config, disableOnInit: true });
  // A connection that is cut fails the statement that needs it; without listeners it would end the
  // process with a stack before.
  payload.db.pool.on('error', nothing);
  payload.db.pool.on('connect', (client) => client.on('error', nothing));
  return payload;
}
