import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

export const admin = { email: 'admin@example.com', password: 'a password for tests alone' };

export interface Variables {
  readonly [name: string]: string;
}

/** A complete environment of a site in dev, with folders of its own below the temporary one. */
export function createVariables(databaseUri: string, url: string): Variables {
  const folder = mkdtempSync(path.join(tmpdir(), 'synestra-site-'));
  for (const [name, value] of Object.entries(admin)) writeFileSync(path.join(folder, name), value);
  return {
    SYNESTRA_ENV: 'dev',
    SITE_URL: url,
    SYNESTRA_MEDIA_STORAGE: 'volume',
    MEDIA_DIR: path.join(folder, 'media'),
    DATABASE_URI: databaseUri,
    PAYLOAD_SECRET: keyOf('payload'),
    PREVIEW_SECRET: keyOf('preview'),
    CRON_SECRET: keyOf('cron'),
    SEED_KEY: keyOf('seed'),
    FIRST_ADMIN_DIR: folder,
  };
}

function keyOf(purpose: string): string {
  return `a-key-that-only-tests-would-know-${purpose}`;
}
