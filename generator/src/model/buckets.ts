import type { Backups, Media } from './model.ts';

/** A bucket, or a folder in one. */
export interface Bucket {
  readonly endpoint: string;
  readonly region: string;
  readonly pathStyle: boolean;
  readonly path: string;
}

export function bucketOf(media: Extract<Media, { kind: 's3' }>): Bucket {
  const { endpoint, region, pathStyle, bucket: path } = media;
  return { endpoint, region, pathStyle, path };
}

/** Where the copies of a volume lie among the backups; every script says the same of its own namespace. */
export function mediaCopiesOf(backups: Backups, namespace: string, copy = ''): Bucket {
  return backupsOf(backups, `/media/${namespace}${copy}`);
}

/** The bucket of the backups, or a folder in it. Every store takes a bucket in the path. */
export function backupsOf({ endpoint, region, bucket }: Backups, folder = ''): Bucket {
  return { endpoint, region, pathStyle: true, path: `${bucket}${folder}` };
}
