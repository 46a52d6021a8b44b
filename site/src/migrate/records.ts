import type { Client } from 'pg';
import { Refused } from './refused.ts';

/** The batch that Payload writes when a development server changed the schema by itself. */
const pushed = -1;

/** What a development server did to a schema is recorded nowhere, so no migration fits it. */
export async function refusePushedSchema(client: Client): Promise<void> {
  if (!(await hasRecords(client))) return;
  const { rows } = await client.query('select 1 from payload_migrations where batch = $1', [
    pushed,
  ]);
  if (rows.length === 0) return;
  throw new Refused(
    'a development server has changed the schema of this database (payload_migrations holds batch -1). Start from a backup or from an empty database.',
  );
}

/** Migrations report no failure in every case; only what is recorded has happened. */
export async function verifyRecorded(
  client: Client,
  migrations: readonly { readonly name: string }[],
): Promise<void> {
  const { rows } = await client.query<{ name: string }>('select name from payload_migrations');
  const recorded = new Set(rows.map(({ name }) => name));
  const missing = migrations.filter(({ name }) => !recorded.has(name)).map(({ name }) => name);
  if (missing.length > 0) throw new Refused(`not recorded after migrating: ${missing.join(', ')}`);
}

async function hasRecords(client: Client): Promise<boolean> {
  const { rows } = await client.query<{ found: string | null }>(
    "select to_regclass('payload_migrations') as found",
  );
  return rows[0]?.found != null;
}
