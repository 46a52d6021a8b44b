import type { NameFrom } from '@synestra/env/contract';
import type { Environment, Media } from './model.ts';

/** The mount point of media on a volume; outside `public`, where Next would freeze it at build time. */
export const mediaDirectory = '/media';

/** No other name compiles; each object says so itself, since spreading one forgives a strange key. */
type Derived = Readonly<Partial<Record<NameFrom<'configuration'>, string>>>;

/** The variables that the configuration decides; `contract` in packages/env declares each of them. */
export function deriveVariables(
  environment: Environment,
  host: string,
  media: Media,
  smtp: { host: string; port: number } | undefined,
): Derived {
  return {
    SYNESTRA_ENV: environment.stage,
    SITE_URL: `https://${host}`,
    SYNESTRA_MEDIA_STORAGE: media.kind,
    ...mediaVariables(media),
    ...(smtp && smtpVariables(smtp)),
  };
}

function mediaVariables(media: Media): Derived {
  if (media.kind === 'volume') return { MEDIA_DIR: mediaDirectory };
  return {
    S3_ENDPOINT: media.endpoint,
    S3_BUCKET: media.bucket,
    S3_REGION: media.region,
    S3_FORCE_PATH_STYLE: String(media.pathStyle),
  };
}

function smtpVariables({ host, port }: { host: string; port: number }): Derived {
  return { SMTP_HOST: host, SMTP_PORT: String(port) };
}
