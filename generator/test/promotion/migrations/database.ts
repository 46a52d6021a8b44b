import { startTemporaryPostgres } from '@synestra/postgres/testing';
import { Client, DatabaseError } from 'pg';
import { afterAll, beforeAll } from 'vitest';
import { findSql } from '../../../src/promotion/migrations/find-sql.ts';
import { baseline, readCase } from './case.ts';
import { rows, runOlderCode } from './older-code.ts';

/** What runs in the database of the baseline. */
export interface Run {
  readonly migration: readonly string[];
  /** What is in the database beside the baseline. */
  readonly extra: string;
  /** What older code does beside what all cases do. */
  readonly deed: string;
}

type Answers = Awaited<ReturnType<typeof runOlderCode>>;

/**
 * Starts a Postgres for the tests of a file. What it gives tells what the database answers older code
 * without and with a migration.
 */
export function useDatabase(): (run: Run) => Promise<{ before: Answers; after: Answers }> {
  let postgres: Awaited<ReturnType<typeof startTemporaryPostgres>>;
  let client: Client;

  beforeAll(async () => {
    postgres = await startTemporaryPostgres();
    client = new Client({ connectionString: postgres.uri('postgres') });
    await client.connect();
    for (const sql of findSql(readCase(baseline).text).texts) await client.query(sql);
  });

  afterAll(async () => {
    await client.end();
    await postgres.stop();
  });

  const answer = async ({ extra, migration, deed }: Run, seed: string) => {
    await client.query('BEGIN');
    try {
      for (const sql of [extra, seed, ...migration]) await client.query(sql);
      return await runOlderCode(client, deed);
    } finally {
      await client.query('ROLLBACK');
    }
  };

  return async (run) => {
    // Where there are rows some migrations cannot run at all; a wrong one fails without rows too.
    const full = await answer(run, rows).catch((error: unknown) => {
      if (error instanceof DatabaseError && refusals.includes(error.code ?? '')) return undefined;
      throw error;
    });
    const seed = full ? rows : '';
    const before = await answer({ ...run, migration: [] }, seed);
    return { before, after: full ?? (await answer(run, seed)) };
  };
}

/** A value that does not fit, NULL, a missing row of another table, the same value twice. */
const refusals = ['22001', '22003', '22P02', '23502', '23503', '23505', '23514'];
