import { createHash } from 'node:crypto';
import { Pool } from 'pg';
import type { Limit } from './limits.ts';

/** Counts what happens, for all replicas together. */
export interface Counter {
  /** Counts once more; the seconds to wait if that is too often, else zero. */
  readonly hit: (what: readonly string[], limit: Limit) => Promise<number>;
  /** Takes one hit back. */
  readonly release: (what: readonly string[]) => Promise<void>;
  /** Begins anew. */
  readonly forget: (what: readonly string[]) => Promise<void>;
}

/** How many counts are kept at most. Beyond that, those that end first are forgotten. */
const most = 100_000;
const sweepEvery = 100;

/**
 * Counts in Postgres, one statement for each hit: a transaction that is rolled back takes no hit back,
 * and requests at the same moment cannot get in between. The connection is one of its own, because
 * whoever waits for one while he holds another could wait for himself.
 */
export function createCounter(connectionString: string, mostKept = most): Counter {
  let pool: Pool | undefined;
  let hits = 0;
  const ask = async (statement: string, values: readonly unknown[]) => {
    pool ??= openPool(connectionString);
    return (await pool.query<{ hits: number; wait: number }>(statement, [...values])).rows[0];
  };
  return {
    hit: async (what, limit) => {
      hits += 1;
      if (hits % sweepEvery === 1) await ask(sweepStatement, [mostKept]);
      const row = await ask(hitStatement, [keyOf(what), limit.seconds]);
      if (!row) throw new Error('the database has not counted');
      return row.hits > limit.hits ? Math.max(1, row.wait) : 0;
    },
    release: async (what) => {
      await ask('update throttle_counts set hits = hits - 1 where key = $1 and hits > 0', [
        keyOf(what),
      ]);
    },
    forget: async (what) => {
      await ask('delete from throttle_counts where key = $1', [keyOf(what)]);
    },
  };
}

/** The database's clock counts, because replicas need not agree on theirs. */
const hitStatement = `
  insert into throttle_counts as it (key, hits, ends_at)
  values ($1, 1, now() + make_interval(secs => $2))
  on conflict (key) do update set
    hits = case when it.ends_at <= now() then 1 else least(it.hits, 1000000) + 1 end,
    ends_at = case when it.ends_at <= now() then excluded.ends_at else it.ends_at end
  returning hits, ceil(extract(epoch from ends_at - now()))::int as wait`;

/** Takes no row that somebody else is just counting in, so two replicas cannot block each other. */
const sweepStatement = `
  delete from throttle_counts where key in (
    select key from throttle_counts
    where ends_at <= now()
      or ends_at <= (select ends_at from throttle_counts order by ends_at desc offset $1 limit 1)
    for update skip locked)`;

/** Addresses and accounts are nobody's business, not even in a backup. */
function keyOf(what: readonly string[]): string {
  return createHash('sha256').update(JSON.stringify(what)).digest('hex');
}

function openPool(connectionString: string): Pool {
  const pool = new Pool({
    connectionString,
    max: 1,
    connectionTimeoutMillis: 4000,
    query_timeout: 4000,
    application_name: 'throttle',
  });
  // Without a listener, a database that goes away ends the process by an idle connection.
  pool.on('error', () => undefined);
  return pool;
}
