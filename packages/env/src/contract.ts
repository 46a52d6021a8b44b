import type { Source, Stage, Variable } from './variable.ts';

export type { Source, Stage, Variable };

const stages = ['dev', 'stage', 'prod'] as const satisfies readonly Stage[];
/** Every language that the schema of the CMS has. */
const locales = ['en', 'ru'] as const;
const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const;

/** As many characters as a key of 128 bits has in hexadecimal digits. */
const key = { atLeast: 32 } as const;

/**
 * Every variable of a site, declared once. The generator derives those of the configuration, a
 * Secret holds the secret ones, and a site's own `env` may name those of the source `site` alone.
 */
export const contract = {
  SYNESTRA_ENV: {
    topic: 'site',
    source: 'configuration',
    meaning: 'the environment: dev, stage or prod',
    format: { oneOf: stages },
    required: 'always',
    example: 'dev',
  },
  SITE_URL: {
    topic: 'site',
    source: 'configuration',
    meaning: 'the canonical address, without a final slash',
    format: 'origin',
    required: 'always',
    example: 'http://localhost:3000',
  },
  LOG_LEVEL: {
    topic: 'site',
    source: 'site',
    meaning: 'how much the server logs',
    format: { oneOf: logLevels },
    required: 'optional',
    default: 'info',
  },
  TRUSTED_PROXIES: {
    topic: 'site',
    source: 'site',
    meaning: 'how many proxies stand before the site, whose word on the address of a reader counts',
    format: { from: 0, to: 10 },
    required: 'optional',
    // The ingress controller.
    default: '1',
  },
  METRICS_PORT: {
    topic: 'site',
    source: 'site',
    meaning: 'the port of /metrics, inside the cluster alone; without it there are no metrics',
    format: { from: 1024, to: 65_535 },
    required: 'optional',
    example: '9464',
  },
  CONTENT_LOCALES: {
    topic: 'site',
    source: 'site',
    meaning: 'the languages of the content, the one of addresses without a prefix first',
    format: { someOf: locales },
    required: 'optional',
    default: 'en',
    example: 'en,ru',
  },
  SYNESTRA_RELEASE: {
    topic: 'site',
    source: 'image',
    meaning: 'the tag of the release, which /healthz reports',
    format: 'text',
    required: 'optional',
    default: 'unreleased',
  },
  FIRST_ADMIN_DIR: {
    topic: 'site',
    source: 'kubernetes',
    meaning: "the folder of the first admin's files, email and password",
    format: 'directory',
    required: 'optional',
    default: '/run/secrets/first-admin',
  },
  DATABASE_URI: {
    topic: 'database',
    source: 'secret',
    meaning: 'the connection string of the site database',
    format: 'postgres-uri',
    required: 'always',
    // Without a password: trust on the own machine, and nothing that a scanner could take for a leak.
    example: 'postgres://site@localhost:5432/site',
  },
  DATABASE_POOL_MAX: {
    topic: 'database',
    source: 'site',
    meaning: 'how many connections each pod opens at most',
    // Payload keeps one client for ever, and a transaction beside it takes another.
    format: { from: 3, to: 100 },
    required: 'optional',
    default: '10',
  },
  PAYLOAD_SECRET: {
    topic: 'keys',
    source: 'secret',
    meaning: 'signs sessions',
    format: key,
    required: 'always',
  },
  PREVIEW_SECRET: {
    topic: 'keys',
    source: 'secret',
    meaning: 'signs preview links',
    format: key,
    required: 'always',
  },
  CRON_SECRET: {
    topic: 'keys',
    source: 'secret',
    meaning: 'lets the jobs runner in',
    format: key,
    required: 'always',
  },
  SEED_KEY: {
    topic: 'keys',
    source: 'secret',
    meaning: 'allows loading demo content outside dev',
    format: key,
    required: { in: ['stage', 'prod'] },
  },
  SYNESTRA_MEDIA_STORAGE: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'where uploads lie: volume or s3',
    format: { oneOf: ['volume', 's3'] },
    required: 'always',
    example: 'volume',
  },
  MEDIA_DIR: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'the folder of uploads on a volume',
    format: 'directory',
    required: { with: 'volume' },
    example: '/tmp/media',
  },
  S3_ENDPOINT: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'the address of the object store',
    format: 'origin',
    required: { with: 's3' },
    example: 'http://localhost:9000',
  },
  S3_BUCKET: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'the bucket of this site and environment',
    format: 'text',
    required: { with: 's3' },
    example: 'site-dev',
  },
  S3_REGION: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'the region that requests are signed for',
    format: 'text',
    required: 'optional',
    default: 'us-east-1',
  },
  S3_FORCE_PATH_STYLE: {
    topic: 'uploads',
    source: 'configuration',
    meaning: 'true: the bucket is in the path',
    format: 'boolean',
    required: 'optional',
    default: 'false',
  },
  S3_ACCESS_KEY_ID: {
    topic: 'uploads',
    source: 'secret',
    meaning: 'the user of the object store',
    format: 'user',
    required: { with: 's3' },
  },
  S3_SECRET_ACCESS_KEY: {
    topic: 'uploads',
    source: 'secret',
    meaning: 'the password of the object store',
    format: 'password',
    required: { with: 's3' },
  },
  SMTP_HOST: {
    topic: 'mail',
    source: 'configuration',
    meaning: 'the mail server',
    format: 'host',
    required: 'optional',
    example: 'localhost',
  },
  SMTP_PORT: {
    topic: 'mail',
    source: 'configuration',
    meaning: 'the port of the mail server',
    format: 'port',
    required: 'optional',
    default: '587',
  },
  SMTP_USER: {
    topic: 'mail',
    source: 'secret',
    meaning: 'the user of the mail server',
    format: 'user',
    required: { with: 'mail' },
  },
  SMTP_PASSWORD: {
    topic: 'mail',
    source: 'secret',
    meaning: 'the password of the mail server',
    format: 'password',
    required: { with: 'mail' },
  },
  SMTP_FROM: {
    topic: 'mail',
    source: 'site',
    meaning: 'the sender of mail; without it noreply@ and the host of the site',
    format: 'mail-address',
    required: 'optional',
    example: 'noreply@example.com',
  },
  NODE_ENV: {
    topic: 'runtime',
    source: 'image',
    meaning: 'production in every image',
    format: { oneOf: ['production', 'development', 'test'] },
    required: 'optional',
  },
  NODE_OPTIONS: {
    topic: 'runtime',
    source: 'image',
    meaning: 'options of the Node.js runtime',
    format: 'text',
    required: 'optional',
  },
  PORT: {
    topic: 'runtime',
    source: 'image',
    meaning: 'the port that the server listens on',
    format: 'port',
    required: 'optional',
    default: '3000',
  },
  HOSTNAME: {
    topic: 'runtime',
    source: 'kubernetes',
    meaning: 'the name of the pod',
    format: 'text',
    required: 'optional',
  },
  PATH: {
    topic: 'runtime',
    source: 'image',
    meaning: 'where programs are found',
    format: 'text',
    required: 'optional',
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof contract;

/** The names whose values come from one source. */
export type NameFrom<S extends Source> = {
  [Name in VariableName]: (typeof contract)[Name]['source'] extends S ? Name : never;
}[VariableName];

/** Every variable with its name, in the order of the contract. */
export const variables = Object.entries(contract) as [VariableName, Variable][];
