import { buildConfig } from 'payload';
import sharp from 'sharp';
import { refreshEverything, refreshPaths } from './content/refresh.ts';
import { createSiteConfig } from './create-site-config.ts';
import { env } from './env.ts';
import { log } from './server/logs/log.ts';

const surroundings = { refreshPaths, refreshEverything, sharp };
const config = createSiteConfig(env, surroundings);

// Whoever develops reads what Payload prints for people.
export default buildConfig(
  process.env.NODE_ENV === 'production' ? { ...config, logger: log } : config,
);
