import type { MigrateUpArgs } from '@payloadcms/db-postgres';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
} from 'payload';
import { Refused } from './refused.ts';

export interface Migration {
  readonly name: string;
  readonly up: (args: MigrateUpArgs) => Promise<void>;
}

/**
 * Applies what is not recorded yet, each migration in one transaction with its record. Payload's own
 * runner asks questions on the terminal and ends the process by itself.
 */
export async function applyMigrations(
  payload: Payload,
  migrations: readonly Migration[],
  say: (line: string) => void,
): Promise<void> {
  const recorded = await readRecords(payload);
  const batch = 1 + Math.max(0, ...recorded.map((record) => record.batch));
  const names = new Set(recorded.map(({ name }) => name));
  const waiting = migrations.filter(({ name }) => !names.has(name));
  for (const migration of waiting) {
    await applyOne(payload, migration, batch);
    say(`Applied ${migration.name}`);
  }
  if (waiting.length === 0) say('The schema is up to date.');
}

async function applyOne(payload: Payload, { name, up }: Migration, batch: number): Promise<void> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const session = payload.db.sessions?.[String(await req.transactionID)];
    if (!session) throw new Error('no transaction could be opened');
    await up({ db: session.db as MigrateUpArgs['db'], payload, req });
    await payload.create({ collection: 'payload-migrations', data: { name, batch }, req });
    await commitTransaction(req);
  } catch (error) {
    await killTransaction(req);
    throw new Refused(`migration ${name} failed and nothing of it was kept: ${describe(error)}`);
  }
}

async function readRecords({ db: { pool } }: Payload): Promise<{ name: string; batch: number }[]> {
  const { rows: found } = await pool.query<{ exists: boolean }>(
    "select to_regclass('payload_migrations') is not null as exists",
  );
  if (!found[0]?.exists) return [];
  const { rows } = await pool.query<{ name: string; batch: string }>(
    'select name, batch from payload_migrations',
  );
  return rows.map(({ name, batch }) => ({ name, batch: Number(batch) }));
}

/** The database's own words; the statement around them may be thousands of lines. */
function describe(error: unknown): string {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  return cause instanceof Error ? cause.message : String(cause);
}
