import * as z from 'zod';
import { secretProviderSchema } from './secrets.ts';
import { text } from './values.ts';

/** That there are no backups, said by name. */
export const noBackupsSchema = z.strictObject({
  /** Why nobody needs them. No default. */
  none: text('invalid-reason'),
});

/** The object store that keeps the backups of the databases. */
export const backupsSchema = z.strictObject({
  /** The address of the object store, without a path. No default. */
  endpoint: text('invalid-url'),
  /** The bucket; no site's media lies in it. No default. */
  bucket: text('invalid-bucket'),
  /** The region that requests are signed for. Default: us-east-1. */
  region: text('invalid-region').optional(),
  /** The Secret in the databases namespace with S3_ACCESS_KEY_ID and S3_SECRET_ACCESS_KEY. Default: web-backups-s3. */
  secret: text('invalid-object-name').optional(),
  /** Who provides that Secret. Default: what `defaults.secretProvider` says. */
  secretProvider: secretProviderSchema.optional(),
  /** When each database is copied whole: five cron fields, in UTC; the minute is moved for each site. Default: "0 2 * * *". */
  schedule: text('invalid-cron').optional(),
  /** For how many days a database can be brought back. Default: 30. */
  retentionDays: z.int().min(1).max(3650).optional(),
});
