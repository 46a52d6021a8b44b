import { buildConfig } from 'payload';
import sharp from 'sharp';
import { refreshTags } from './content/refresh.ts';
import { findOutdatedTags } from './content/tags.ts';
import { createSiteConfig } from './create-site-config.ts';
import { env } from './env.ts';
import { log } from './server/logs/log.ts';

const config = createSiteConfig(env, {
  onPublicChange: (change, req) => refreshTags(findOutdatedTags(change), req),
  sharp,
});

// Whoever develops reads what Payload prints for people.
export default buildConfig(
  process.env.NODE_ENV === 'production' ? { ...config, logger: log } : config,
);
