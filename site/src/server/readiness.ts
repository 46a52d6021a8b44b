import { getPayload } from 'payload';
import { migrations } from '../migrations/index.ts';
import config from '../payload.config.ts';

export type Readiness =
  { readonly ready: true } | { readonly ready: false; readonly reason: string };

/**
 * Ready means: the database answers and has every migration that this build bundles. Newer ones are
 * fine, as an older release may run for a while after them.
 */
export async function readiness(): Promise<Readiness> {
  try {
    const payload = await getPayload({ config });
    const { rows } = await payload.db.pool.query<{ name: string }>(
      'select name from payload_migrations',
    );
    const recorded = new Set(rows.map(({ name }) => name));
    const missing = migrations.map(({ name }) => name).filter((name) => !recorded.has(name));
    if (missing.length === 0) return { ready: true };
    return { ready: false, reason: `migrations are missing: ${missing.join(', ')}` };
  } catch {
    return { ready: false, reason: 'the database does not answer, or was never migrated' };
  }
}
