import { hash } from 'node:crypto';
import { InvalidEnv, type EnvProblem } from '../src/index.ts';

/** A key as a person would make it, another one for each name. */
export function makeTestKey(name: string): string {
  return hash('sha256', name);
}

/** A valid environment in production with every feature in use, changed as a test needs it. */
export function completeEnv(changes: Record<string, string | undefined> = {}) {
  return {
    SYNESTRA_ENV: 'prod',
    SITE_URL: 'https://www.example.com',
    SYNESTRA_RELEASE: 'sha-0123',
    LOG_LEVEL: 'warn',
    TRUSTED_PROXIES: '2',
    METRICS_PORT: '9464',
    CONTENT_LOCALES: 'ru,en',
    DATABASE_URI: `postgres://shop:${makeTestKey('database')}@db.databases.svc:5432/shop`,
    DATABASE_POOL_MAX: '20',
    PAYLOAD_SECRET: makeTestKey('payload'),
    PREVIEW_SECRET: makeTestKey('preview'),
    CRON_SECRET: makeTestKey('cron'),
    SEED_KEY: makeTestKey('seed'),
    SYNESTRA_MEDIA_STORAGE: 's3',
    S3_ENDPOINT: 'http://minio.storage.svc:9000',
    S3_BUCKET: 'shop',
    S3_REGION: 'eu-central-1',
    S3_FORCE_PATH_STYLE: 'true',
    S3_ACCESS_KEY_ID: 'shop-media',
    S3_SECRET_ACCESS_KEY: makeTestKey('s3'),
    SMTP_HOST: 'mail.example.net',
    SMTP_PORT: '25',
    SMTP_USER: 'shop-mail',
    SMTP_PASSWORD: makeTestKey('smtp'),
    ...changes,
  };
}

/** The smallest valid environment of a site in dev. */
export function smallestEnv(changes: Record<string, string | undefined> = {}) {
  return {
    SYNESTRA_ENV: 'dev',
    SITE_URL: 'http://localhost:3000',
    DATABASE_URI: 'postgres://site@localhost:5432/site',
    PAYLOAD_SECRET: makeTestKey('payload'),
    PREVIEW_SECRET: makeTestKey('preview'),
    CRON_SECRET: makeTestKey('cron'),
    SYNESTRA_MEDIA_STORAGE: 'volume',
    MEDIA_DIR: '/media',
    ...changes,
  };
}

/** What a reader of the environment says; nothing else than `InvalidEnv` is expected of it. */
export function refusalOf(read: () => unknown): InvalidEnv {
  try {
    read();
  } catch (error) {
    if (error instanceof InvalidEnv) return error;
    throw error;
  }
  throw new Error('the environment was taken');
}

/** Each problem as "variable fault". */
export function faultsOf(read: () => unknown): string[] {
  const name = ({ variable, fault }: EnvProblem) => `${variable} ${fault}`;
  return refusalOf(read).problems.map(name);
}
