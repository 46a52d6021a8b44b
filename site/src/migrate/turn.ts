import { sql, type MigrateUpArgs } from '@payloadcms/db-postgres';
import {
  commitTransaction,
  createLocalReq,
  initTransaction,
  killTransaction,
  type Payload,
  type PayloadRequest,
} from 'payload';
import { readCode } from './failure.ts';
import { describeHolder, lock } from './holder.ts';
import { Refused } from './refused.ts';
import type { Run } from './run.ts';

/** One transaction, while no other migration has one. */
export interface Turn {
  readonly db: MigrateUpArgs['db'];
  readonly req: PayloadRequest;
}

/** Whoever waits for a table makes every reader wait behind him, so not for long. */
const tablePatience = 10_000;

/**
 * Runs work in a transaction that only one migration at a time can have. The lock ends with the
 * transaction: a run that was killed holds it as long as its last statement lasts, and a pooler that
 * shares connections, as PgBouncer does, cannot break it. Commit errors are Payload's secret: check
 * afterwards that the work is there.
 */
export async function inTurn<T>(
  payload: Payload,
  run: Run,
  work: (turn: Turn) => Promise<T>,
): Promise<T> {
  const req = await createLocalReq({}, payload);
  await initTransaction(req);
  try {
    const session = payload.db.sessions?.[String(await req.transactionID)];
    if (!session) throw new Refused('the database opened no transaction');
    const db = session.db as MigrateUpArgs['db'];
    await takeLock(payload, db, run);
    await setLockTimeout(db, Math.min(run.wait, tablePatience));
    const result = await work({ db, req });
    await commitTransaction(req);
    return result;
  } catch (error) {
    if (readCode(error) !== lockTimeout) throw error;
    const holder = await describeHolder(payload.db.pool, 'relation');
    throw new Refused(`a table stayed locked. ${holder}`);
  } finally {
    // Nothing is left to undo after a commit.
    await killTransaction(req);
  }
}

/** What Postgres answers when a lock was not to be had in time. */
const lockTimeout = '55P03';

async function takeLock({ db: { pool } }: Payload, db: Turn['db'], run: Run): Promise<void> {
  const { rows } = await db.execute<{ held: boolean }>(
    sql`select pg_try_advisory_xact_lock(${lock}) as held`,
  );
  if (rows[0]?.held) return;
  run.say('Another migration is running; waiting for it.');
  await setLockTimeout(db, run.wait);
  try {
    await db.execute(sql`select pg_advisory_xact_lock(${lock})`);
  } catch (error) {
    if (readCode(error) !== lockTimeout) throw error;
    const holder = await describeHolder(pool, 'advisory');
    throw new Refused(`another migration did not end within ${run.wait / 1000} s. ${holder}`);
  }
}

/** Until the end of the transaction. Zero would mean for ever. */
async function setLockTimeout(db: Turn['db'], milliseconds: number): Promise<void> {
  const timeout = String(Math.max(1, milliseconds));
  await db.execute(sql`select set_config('lock_timeout', ${timeout}, true)`);
}
