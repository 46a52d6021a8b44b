import * as z from 'zod';
import { noBackupsSchema } from './backups.ts';
import { quantity, text } from './values.ts';

/** The sizes in which the platform runs databases; each is a row of the model's table. */
export const databaseClasses = ['small', 'medium', 'large'] as const;

/** The versions of Postgres that the image catalog holds. */
export const postgresMajors = [16, 17, 18] as const;

const platformDatabaseSchema = z.strictObject({
  /** The platform runs the database in the databases namespace. Default: platform. */
  kind: z.literal('platform'),
  /** How many instances with how much memory and how many connections: small, medium or large. Default: small. */
  class: z.enum(databaseClasses).optional(),
  /** The size of each instance's volume. Default: that of the class. */
  size: quantity.optional(),
  /** The storage class of the volumes. Default: the cluster's own. */
  storageClass: text('invalid-object-name').optional(),
  /** The major version of Postgres; raising it stops the database while its files are converted. Default: 18. */
  major: z.literal(postgresMajors).optional(),
  /** Keeps a copy of every change, and of the whole database once a day; in production a no says why, as `{ none }`. Default: true in production. */
  backups: z.union([z.boolean(), noBackupsSchema]).optional(),
  /** Counts up with every restore, so that the restored database begins an archive of its own. Default: 1. */
  generation: z.int().min(1).max(9999).optional(),
});

const namespaceDatabaseSchema = z.strictObject({
  /** For experiments: the database lives and dies in the site's own namespace. Default: platform. */
  kind: z.literal('namespace'),
  /** The name of the database. No default. */
  database: text('invalid-database-name').optional(),
  /** The role that owns it. No default. */
  owner: text('invalid-database-name').optional(),
  /** The size of its volume. Default: 5Gi. */
  size: quantity.optional(),
});

export const databaseSchema = z.discriminatedUnion('kind', [
  platformDatabaseSchema,
  namespaceDatabaseSchema,
]);
