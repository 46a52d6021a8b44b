import { Pool } from 'pg';
import { env } from '../env.ts';
import { migrations } from '../migrations/index.ts';

export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly reason: string };

/** A connection of its own: a probe must not wait behind readers, nor load the whole CMS. */
const pool = new Pool({
  connectionString: env.database.uri,
  max: 1,
  // A probe asks every few seconds; a database that is silent for longer does not answer.
  connectionTimeoutMillis: 4000,
  query_timeout: 4000,
  application_name: 'readiness',
});
// Without a listener, a database that goes away ends the process by an idle connection.
pool.on('error', () => undefined);

/**
 * Ready means: the database answers and has every migration that this build bundles. Newer ones are
 * fine, as an older release may run for a while after them.
 */
export async function readiness(): Promise<Readiness> {
  try {
    const { rows } = await pool.query<{ name: string }>('select name from payload_migrations');
    const recorded = new Set(rows.map(({ name }) => name));
    const missing = migrations.map(({ name }) => name).filter((name) => !recorded.has(name));
    if (missing.length === 0) return { ready: true };
    return { ready: false, reason: `migrations are missing: ${missing.join(', ')}` };
  } catch (error) {
    return { ready: false, reason: describe(error) };
  }
}

/** Whoever asks may be a stranger: what the database says itself, such as its address, is not for him. */
function describe(error: unknown): string {
  const { code } = error as { code?: unknown };
  return code === undefinedTable
    ? 'the database was never migrated'
    : 'the database does not answer';
}

const undefinedTable = '42P01';
