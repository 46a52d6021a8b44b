import { expect, it } from 'vitest';
import { readSiteEnv } from '../src/index.ts';
import { completeEnv, faultsOf, makeTestKey, refusalOf, smallestEnv } from './environment.ts';

it('reads the smallest site, with every default', () => {
  expect(readSiteEnv(smallestEnv())).toEqual({
    environment: 'dev',
    siteUrl: 'http://localhost:3000',
    release: 'unreleased',
    logLevel: 'info',
    trustedProxies: 1,
    metricsPort: undefined,
    contentLocales: ['en'],
    database: { uri: 'postgres://site@localhost:5432/site', poolMax: 10 },
    payloadSecret: makeTestKey('payload'),
    previewSecret: makeTestKey('preview'),
    cronSecret: makeTestKey('cron'),
    seedKey: undefined,
    firstAdminDirectory: '/run/secrets/first-admin',
    media: { storage: 'volume', directory: '/media' },
    smtp: undefined,
  });
});

it('reads a site that uses everything', () => {
  const env = readSiteEnv(completeEnv());
  expect(env).toMatchObject({
    environment: 'prod',
    release: 'sha-0123',
    logLevel: 'warn',
    trustedProxies: 2,
    metricsPort: 9464,
    contentLocales: ['ru', 'en'],
    database: { poolMax: 20 },
    seedKey: makeTestKey('seed'),
    media: {
      storage: 's3',
      endpoint: 'http://minio.storage.svc:9000',
      bucket: 'shop',
      region: 'eu-central-1',
      forcePathStyle: true,
      accessKeyId: 'shop-media',
      secretAccessKey: makeTestKey('s3'),
    },
    smtp: {
      host: 'mail.example.net',
      port: 25,
      user: 'shop-mail',
      from: 'noreply@www.example.com',
    },
  });
  expect(Object.isFrozen(env.media)).toBe(true);
});

it.each(['https://www.example.com/', 'HTTPS://WWW.Example.com:443'])(
  'writes the address %s as browsers send it',
  (SITE_URL) => {
    expect(readSiteEnv(completeEnv({ SITE_URL })).siteUrl).toBe('https://www.example.com');
  },
);

it('asks for all that the smallest site needs, and tells how to mend each', () => {
  const refusal = refusalOf(() => readSiteEnv({}));
  expect(refusal.problems.map(({ variable }) => variable)).toEqual([
    'SYNESTRA_ENV',
    'SITE_URL',
    'DATABASE_URI',
    'PAYLOAD_SECRET',
    'PREVIEW_SECRET',
    'CRON_SECRET',
    'SYNESTRA_MEDIA_STORAGE',
  ]);
  expect(refusal.message).toContain(
    '  CRON_SECRET is not set: expected at least 32 characters: letters, digits and signs, no ' +
      'spaces (lets the jobs runner in); hint: a Secret of the site holds it; locally site/.env ' +
      'sets it; "openssl rand -hex 32" makes one',
  );
});

it.each([
  ['SITE_URL', 'www.example.com'],
  ['SITE_URL', 'https://www.example.com/shop'],
  ['SITE_URL', 'https://www.example.com?'],
  ['SITE_URL', 'https://me@www.example.com'],
  ['SITE_URL', 'ftp://www.example.com'],
  ['DATABASE_URI', 'mysql://shop@db/shop'],
  ['DATABASE_URI', 'postgres://shop@db'],
  ['DATABASE_URI', 'postgres://shop:pa#ss@db/shop'],
  ['DATABASE_POOL_MAX', '2'],
  ['DATABASE_POOL_MAX', '1e1'],
  ['DATABASE_POOL_MAX', '101'],
  ['LOG_LEVEL', 'loud'],
  ['TRUSTED_PROXIES', '-1'],
  ['TRUSTED_PROXIES', 'all'],
  ['METRICS_PORT', '80'],
  ['CONTENT_LOCALES', 'de'],
  ['CONTENT_LOCALES', 'en, ru'],
  ['CONTENT_LOCALES', 'en,en'],
  ['CONTENT_LOCALES', 'en,'],
  ['CRON_SECRET', makeTestKey('cron').slice(0, 31)],
  ['CRON_SECRET', `${makeTestKey('cron')}\n${makeTestKey('cron')}`],
  ['SEED_KEY', undefined],
  ['S3_BUCKET', undefined],
  ['S3_ENDPOINT', 'minio:9000'],
  ['S3_FORCE_PATH_STYLE', 'yes'],
  ['SMTP_PASSWORD', undefined],
  ['SMTP_HOST', 'smtp://mail.example.net'],
  ['SMTP_PORT', '0'],
  ['SMTP_PORT', '65536'],
  ['SMTP_FROM', 'Shop'],
  ['MEDIA_DIR', 'media'],
  ['FIRST_ADMIN_DIR', './admin'],
])('refuses %s as %j', (name, value) => {
  const fault = value === undefined ? 'is not set' : 'is not valid';
  expect(faultsOf(() => readSiteEnv(completeEnv({ [name]: value })))).toEqual([`${name} ${fault}`]);
});

it('refuses an empty secret and one with a line end', () => {
  const PAYLOAD_SECRET = `${makeTestKey('payload')}\n`;
  expect(faultsOf(() => readSiteEnv(completeEnv({ PAYLOAD_SECRET, SEED_KEY: '' })))).toEqual([
    'PAYLOAD_SECRET begins or ends with white space',
    'SEED_KEY is set but empty',
  ]);
});

it('never takes an empty key for a key', () => {
  expect(readSiteEnv(smallestEnv({ SEED_KEY: '' })).seedKey).toBeUndefined();
});

const plain = 'SITE_URL is not safe';

it.each([
  ['dev', 'http://shop.localhost:3000', []],
  ['dev', 'http://127.0.0.1:3000', []],
  ['dev', 'http://[::1]:3000', []],
  ['dev', 'http://shop.example.com', [plain]],
  ['dev', 'http://localhost.example.com', [plain]],
  ['stage', 'http://localhost:3000', [plain]],
  ['prod', 'http://www.example.com', [plain]],
])('in %s judges the address %s', (SYNESTRA_ENV, SITE_URL, faults) => {
  const read = () => readSiteEnv(completeEnv({ SYNESTRA_ENV, SITE_URL }));
  expect(faults.length === 0 ? read().siteUrl : faultsOf(read)).toEqual(
    faults.length === 0 ? SITE_URL : faults,
  );
});

it.each([
  ['DATABASE_URI', 'postgres://site@localhost:5432/site'],
  ['DATABASE_URI', 'postgres://shop:change%20me@db/shop'],
  ['DATABASE_URI', 'postgres://postgres:postgres@db/shop'], // not-a-secret
  ['PAYLOAD_SECRET', 'changeme'.repeat(4)],
  ['PAYLOAD_SECRET', '0'.repeat(32)],
  ['CRON_SECRET', 'your-very-long-cron-secret-stands-here'],
  ['S3_ACCESS_KEY_ID', '<access-key>'],
  ['S3_SECRET_ACCESS_KEY', 'minioadmin'],
  ['SMTP_PASSWORD', 'password1'],
])('in production refuses the placeholder in %s', (name, value) => {
  const change = { [name]: value };
  expect(faultsOf(() => readSiteEnv(completeEnv(change)))).toEqual([`${name} is a placeholder`]);
  expect(readSiteEnv(completeEnv({ ...change, SYNESTRA_ENV: 'stage' })).environment).toBe('stage');
});

it('refuses one key for two purposes, everywhere', () => {
  const CRON_SECRET = makeTestKey('payload');
  expect(faultsOf(() => readSiteEnv(smallestEnv({ CRON_SECRET })))).toEqual([
    'CRON_SECRET has the value of PAYLOAD_SECRET',
  ]);
});

it('refuses a password that is its user, except in dev', () => {
  const same = { S3_ACCESS_KEY_ID: 'media', S3_SECRET_ACCESS_KEY: 'media' };
  expect(faultsOf(() => readSiteEnv(completeEnv(same)))).toEqual([
    'S3_SECRET_ACCESS_KEY has the value of S3_ACCESS_KEY_ID',
  ]);
  expect(readSiteEnv(completeEnv({ ...same, SYNESTRA_ENV: 'dev' })).environment).toBe('dev');
});

it('lets one account send mail and keep media', () => {
  const one = { S3_ACCESS_KEY_ID: 'shop', SMTP_USER: 'shop' };
  expect(readSiteEnv(completeEnv(one)).smtp?.user).toBe('shop');
});
