import type { MigrateUpArgs } from '@payloadcms/db-postgres';
import type { Payload } from 'payload';
import { describeFailure } from './failure.ts';
import { readRecords, verifyRecorded } from './records.ts';
import { Refused } from './refused.ts';
import type { Run } from './run.ts';
import { inTurn, type Turn } from './turn.ts';

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
  run: Run,
): Promise<void> {
  const records = await readRecords(payload.db.drizzle);
  const recorded = new Set(records.map(({ name }) => name));
  const batch = 1 + Math.max(0, ...records.map((record) => record.batch));
  const waiting = migrations.filter(({ name }) => !recorded.has(name));
  if (waiting.length === 0) run.say('The schema is up to date.');
  for (const migration of waiting) {
    let applied: boolean;
    try {
      applied = await inTurn(payload, run, (turn) => applyOne(payload, migration, batch, turn));
    } catch (error) {
      throw new Refused(
        `migration ${migration.name} failed and nothing of it was kept: ${describeFailure(error)}`,
      );
    }
    await verifyRecorded(payload, migration);
    run.say(`${migration.name}: ${applied ? 'applied' : 'was applied meanwhile'}`);
  }
}

/** False if another run was faster. */
async function applyOne(
  payload: Payload,
  { name, up }: Migration,
  batch: number,
  { db, req }: Turn,
): Promise<boolean> {
  const records = await readRecords(db);
  if (records.some((record) => record.name === name)) return false;
  await up({ db, payload, req });
  await payload.create({ collection: 'payload-migrations', data: { name, batch }, req });
  return true;
}
