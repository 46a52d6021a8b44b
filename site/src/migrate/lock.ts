import type { Client } from 'pg';

/** Any number that nothing else in the database uses; it is held until the connection ends. */
const lock = 7_306_420_211;

/** Two migrations at once would both create the same tables; the second one waits for the first. */
export async function holdLock(client: Client, say: (line: string) => void): Promise<void> {
  const { rows } = await client.query<{ held: boolean }>(
    'select pg_try_advisory_lock($1) as held',
    [lock],
  );
  if (rows[0]?.held) return;
  say('Another migration is running; waiting for it.');
  await client.query('select pg_advisory_lock($1)', [lock]);
}
