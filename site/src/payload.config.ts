import { buildConfig } from 'payload';
import sharp from 'sharp';
import { refreshEverything } from './content/refresh.ts';
import { createSiteConfig } from './create-site-config.ts';
import { env } from './env.ts';

export default buildConfig(createSiteConfig(env, { onPublicChange: refreshEverything, sharp }));
