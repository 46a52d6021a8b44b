import { buildConfig } from 'payload';
import sharp from 'sharp';
import { refreshTags } from './content/refresh.ts';
import { findOutdatedTags } from './content/tags.ts';
import { createSiteConfig } from './create-site-config.ts';
import { env } from './env.ts';

export default buildConfig(
  createSiteConfig(env, {
    onPublicChange: (change, req) => refreshTags(findOutdatedTags(change), req),
    sharp,
  }),
);
