/** Who gives a variable its value. */
export type Source = 'configuration' | 'secret' | 'image' | 'kubernetes';

/** One environment variable of a site, as everybody who reads or writes it must understand it. */
export interface Variable {
  readonly meaning: string;
  readonly source: Source;
}

/**
 * Every variable that the platform defines. The generator derives those of the configuration, a
 * Secret holds the secret ones, and a site's own `env` may name none of them.
 */
export const contract = {
  SYNESTRA_ENV: { source: 'configuration', meaning: 'the environment: dev, stage or prod' },
  SITE_URL: { source: 'configuration', meaning: 'the canonical address, without a final slash' },
  SYNESTRA_MEDIA_STORAGE: { source: 'configuration', meaning: 'where uploads lie: volume or s3' },
  MEDIA_DIR: { source: 'configuration', meaning: 'the folder of uploads on a volume' },
  S3_ENDPOINT: { source: 'configuration', meaning: 'the address of the object store' },
  S3_BUCKET: { source: 'configuration', meaning: 'the bucket of this site and environment' },
  S3_REGION: { source: 'configuration', meaning: 'the region that requests are signed for' },
  S3_FORCE_PATH_STYLE: { source: 'configuration', meaning: 'true: the bucket is in the path' },
  SMTP_HOST: { source: 'configuration', meaning: 'the mail server' },
  SMTP_PORT: { source: 'configuration', meaning: 'the port of the mail server' },
  DATABASE_URI: { source: 'secret', meaning: 'the connection string of the site database' },
  PAYLOAD_SECRET: { source: 'secret', meaning: 'signs sessions' },
  PREVIEW_SECRET: { source: 'secret', meaning: 'signs preview links' },
  CRON_SECRET: { source: 'secret', meaning: 'lets the jobs runner in' },
  SEED_KEY: { source: 'secret', meaning: 'allows loading demo content outside dev' },
  S3_ACCESS_KEY_ID: { source: 'secret', meaning: 'the user of the object store' },
  S3_SECRET_ACCESS_KEY: { source: 'secret', meaning: 'the password of the object store' },
  SMTP_USER: { source: 'secret', meaning: 'the user of the mail server' },
  SMTP_PASSWORD: { source: 'secret', meaning: 'the password of the mail server' },
  NODE_ENV: { source: 'image', meaning: 'production in every image' },
  NODE_OPTIONS: { source: 'image', meaning: 'options of the Node.js runtime' },
  PORT: { source: 'image', meaning: 'the port that the server listens on' },
  HOSTNAME: { source: 'kubernetes', meaning: 'the name of the pod' },
  PATH: { source: 'image', meaning: 'where programs are found' },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof contract;
