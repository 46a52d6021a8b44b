import { tmpdir } from 'node:os';
import { s3Storage } from '@payloadcms/storage-s3';
import type { MediaEnv } from '@synestra/env';
import type { Plugin } from 'payload';

/**
 * Keeps uploads in S3 where the environment says so. Elsewhere it is there all the same, switched off
 * and with its fields: a plugin that came and went would change the schema.
 */
export function createMediaStorage(media: MediaEnv): Plugin {
  const enabled = media.storage === 's3';
  return s3Storage({
    enabled,
    alwaysInsertFields: true,
    // Switched off it has a field for the prefix; switched on, only where there is one.
    collections: { media: { prefix: '' } },
    bucket: enabled ? media.bucket : '',
    config: enabled
      ? {
          endpoint: media.endpoint,
          region: media.region,
          forcePathStyle: media.forcePathStyle,
          credentials: { accessKeyId: media.accessKeyId, secretAccessKey: media.secretAccessKey },
        }
      : {},
  });
}

/** The folder of uploads; with S3 nothing stays in it. */
export function directoryOf(media: MediaEnv): string {
  return media.storage === 'volume' ? media.directory : tmpdir();
}
