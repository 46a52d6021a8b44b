import * as z from 'zod';
import { quantity, text } from './values.ts';

const volumeMediaSchema = z.strictObject({
  /** Uploads lie on a volume of the site; allows one replica. Default: volume. */
  kind: z.literal('volume'),
  /** The size of the volume. Default: 5Gi. */
  size: quantity.optional(),
  /** The storage class. Default: the cluster's own. */
  storageClass: text('invalid-object-name').optional(),
});

const s3MediaSchema = z.strictObject({
  /** Uploads lie in an S3 bucket. Default: volume. */
  kind: z.literal('s3'),
  /** The address of the object store, without a path. No default. */
  endpoint: text('invalid-url'),
  /** The bucket; every site and environment has its own. No default. */
  bucket: text('invalid-bucket').optional(),
  /** The region that requests are signed for. Default: us-east-1. */
  region: text('invalid-region').optional(),
  /** Puts the bucket into the path instead of the host, as MinIO wants it. Default: false. */
  pathStyle: z.boolean().optional(),
  /** The uploads lay on the site's volume before: brings the operations that move them. Default: false. */
  fromVolume: z.boolean().optional(),
});

/** Refines media that an outer level chose: it names no kind, so it replaces single fields. */
const mediaRefinementSchema = z.strictObject({
  /** Left out here: the kind comes from the outer level. Default: inherited. */
  kind: z.undefined().optional(),
  /** The size of the volume. Default: inherited. */
  size: quantity.optional(),
  /** The storage class. Default: inherited. */
  storageClass: text('invalid-object-name').optional(),
  /** The address of the object store. Default: inherited. */
  endpoint: text('invalid-url').optional(),
  /** The bucket. Default: inherited. */
  bucket: text('invalid-bucket').optional(),
  /** The region that requests are signed for. Default: inherited. */
  region: text('invalid-region').optional(),
  /** Puts the bucket into the path instead of the host. Default: inherited. */
  pathStyle: z.boolean().optional(),
  /** The uploads lay on the site's volume before. Default: inherited. */
  fromVolume: z.boolean().optional(),
});

export const mediaSchema = z.union([volumeMediaSchema, s3MediaSchema, mediaRefinementSchema]);

export type VolumeMedia = z.output<typeof volumeMediaSchema>;
export type S3Media = z.output<typeof s3MediaSchema>;
export type MediaRefinement = z.output<typeof mediaRefinementSchema>;
