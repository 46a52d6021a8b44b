import { sql, type MigrateUpArgs } from '@payloadcms/db-postgres';
import type { Payload } from 'payload';
import { Refused } from './refused.ts';

/** The batch that Payload writes when a development server changed the schema by itself. */
const pushed = -1;

export interface MigrationRecord {
  readonly name: string;
  readonly batch: number;
}

/** What was applied before; in a database that was never migrated there is not even the table. */
export async function readRecords(db: MigrateUpArgs['db']): Promise<MigrationRecord[]> {
  const { rows: found } = await db.execute<{ exists: boolean }>(
    sql`select to_regclass('payload_migrations') is not null as exists`,
  );
  if (!found[0]?.exists) return [];
  const { rows } = await db.execute<{ name: string; batch: string }>(
    sql`select name, batch from payload_migrations`,
  );
  return rows.map(({ name, batch }) => ({ name, batch: Number(batch) }));
}

/** What a development server did to a schema is recorded nowhere, so no migration fits it. */
export async function refusePushedSchema({ db }: Payload): Promise<void> {
  const records = await readRecords(db.drizzle);
  if (!records.some(({ batch }) => batch === pushed)) return;
  throw new Refused(
    'a development server has changed the schema of this database (payload_migrations holds batch -1). Start from a backup or from an empty database.',
  );
}

/** A commit that fails is reported by nobody; only what is recorded has happened. */
export async function verifyRecorded(
  { db }: Payload,
  { name }: { readonly name: string },
): Promise<void> {
  const records = await readRecords(db.drizzle);
  if (records.some((record) => record.name === name)) return;
  throw new Refused(
    `the database kept no record of ${name}, and so nothing of it. Read its log, then run this again.`,
  );
}
