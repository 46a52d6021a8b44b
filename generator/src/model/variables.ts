import type { Environment, Media } from './model.ts';

/** The mount point of media on a volume; outside `public`, where Next would freeze it at build time. */
export const mediaDirectory = '/media';

/** The variables that the configuration decides; `contract` in packages/env declares each of them. */
export function deriveVariables(
  environment: Environment,
  host: string,
  media: Media,
  smtp: { host: string; port: number } | undefined,
): Record<string, string> {
  return {
    SYNESTRA_ENV: environment.stage,
    SITE_URL: `https://${host}`,
    SYNESTRA_MEDIA_STORAGE: media.kind,
    ...(media.kind === 'volume' ? { MEDIA_DIR: mediaDirectory } : s3Variables(media)),
    ...(smtp ? { SMTP_HOST: smtp.host, SMTP_PORT: String(smtp.port) } : {}),
  };
}

function s3Variables(media: Extract<Media, { kind: 's3' }>): Record<string, string> {
  return {
    S3_ENDPOINT: media.endpoint,
    S3_BUCKET: media.bucket,
    S3_REGION: media.region,
    S3_FORCE_PATH_STYLE: String(media.pathStyle),
  };
}
