import { findDangers } from './find-dangers.ts';
import { freezeDeeply } from './freeze.ts';
import { InvalidEnv } from './invalid-env.ts';
import { parseEnv } from './parse-env.ts';
import type { RuntimeEnv } from './runtime-env.ts';
import { buildSiteSchema, readSituation, type SiteValues } from './site-variables.ts';
import type { Stage } from './variable.ts';

/** All that a site is told from outside. */
export interface SiteEnv {
  readonly environment: Stage;
  /** The canonical address, without a final slash. */
  readonly siteUrl: string;
  readonly release: string;
  readonly logLevel: SiteValues['LOG_LEVEL'];
  /** How many proxies before the site are believed in what they say of the reader's address. */
  readonly trustedProxies: number;
  /** Without it the site tells no figures. */
  readonly metricsPort: number | undefined;
  /** The languages of the content; the first has addresses without a prefix. */
  readonly contentLocales: SiteValues['CONTENT_LOCALES'];
  readonly database: { readonly uri: string; readonly poolMax: number };
  readonly payloadSecret: string;
  readonly previewSecret: string;
  readonly cronSecret: string;
  /** Always there outside dev. */
  readonly seedKey: string | undefined;
  /** Where the migration finds the files `email` and `password`, if there is a first admin. */
  readonly firstAdminDirectory: string;
  readonly media: MediaEnv;
  /** Without it the site sends no mail. */
  readonly smtp: SmtpEnv | undefined;
}

export type MediaEnv =
  | { readonly storage: 'volume'; readonly directory: string }
  | {
      readonly storage: 's3';
      readonly endpoint: string;
      readonly bucket: string;
      readonly region: string;
      readonly forcePathStyle: boolean;
      readonly accessKeyId: string;
      readonly secretAccessKey: string;
    };

export interface SmtpEnv {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
  readonly from: string;
}

/** Reads the environment of a site, or throws `InvalidEnv` with all that is wrong and no value. */
export function readSiteEnv(runtimeEnv: RuntimeEnv = process.env): SiteEnv {
  const situation = readSituation(runtimeEnv);
  const { data, problems } = parseEnv(buildSiteSchema(situation), runtimeEnv);
  const all = [...problems, ...findDangers(runtimeEnv, situation.environment)];
  if (all.length > 0) throw new InvalidEnv('The site', all);
  return freezeDeeply(arrange(data as SiteValues));
}

function arrange(values: SiteValues): SiteEnv {
  return {
    environment: values.SYNESTRA_ENV,
    siteUrl: values.SITE_URL,
    release: values.SYNESTRA_RELEASE,
    logLevel: values.LOG_LEVEL,
    trustedProxies: values.TRUSTED_PROXIES,
    metricsPort: values.METRICS_PORT,
    contentLocales: values.CONTENT_LOCALES,
    database: { uri: values.DATABASE_URI, poolMax: values.DATABASE_POOL_MAX },
    payloadSecret: values.PAYLOAD_SECRET,
    previewSecret: values.PREVIEW_SECRET,
    cronSecret: values.CRON_SECRET,
    seedKey: values.SEED_KEY,
    firstAdminDirectory: values.FIRST_ADMIN_DIR,
    media: arrangeMedia(values),
    smtp: arrangeSmtp(values),
  };
}

function arrangeMedia(values: SiteValues): MediaEnv {
  const storage = values.SYNESTRA_MEDIA_STORAGE;
  if (storage === 'volume') return { storage, directory: values.MEDIA_DIR };
  return {
    storage,
    endpoint: values.S3_ENDPOINT,
    bucket: values.S3_BUCKET,
    region: values.S3_REGION,
    forcePathStyle: values.S3_FORCE_PATH_STYLE,
    accessKeyId: values.S3_ACCESS_KEY_ID,
    secretAccessKey: values.S3_SECRET_ACCESS_KEY,
  };
}

function arrangeSmtp(values: SiteValues): SmtpEnv | undefined {
  if (values.SMTP_HOST === undefined) return undefined;
  return {
    host: values.SMTP_HOST,
    port: values.SMTP_PORT,
    user: values.SMTP_USER,
    password: values.SMTP_PASSWORD,
    from: values.SMTP_FROM ?? `noreply@${new URL(values.SITE_URL).hostname}`,
  };
}
