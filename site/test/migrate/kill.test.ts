import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { migrateSite, startMigration } from '../site.ts';
import type { Variables } from '../variables.ts';
import { createSiteDatabase, describeDatabase, readdress, uriOf } from './database.ts';
import { startProxy } from './proxy.ts';

let postgres: Postgres;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
});
afterAll(() => postgres.stop());

test('a run that is killed, at whichever statement, is taken up by the next', async () => {
  const undisturbed = await createSiteDatabase(postgres);
  const statements = await migrateAndKill(undisturbed, Infinity);
  const expected = await describeDatabase(undisturbed);
  // Records, the lock, the schema, its record, the commit, and the same for the admin are more.
  expect(statements).toBeGreaterThan(15);

  const numbers = Array.from({ length: statements }, (_, index) => index + 1);
  await inPairs(numbers, async (nth) => {
    const variables = await createSiteDatabase(postgres);
    expect(await migrateAndKill(variables, nth)).toBe(nth);
    const next = await migrateSite(variables);
    expect({ nth, ...next }).toMatchObject({ nth, code: 0, errors: '' });
    const found = withoutBatches(await describeDatabase(variables));
    expect({ nth, ...found }).toEqual({ nth, ...withoutBatches(expected) });
  });
});

/** Of several migrations, the run that was killed may have applied some: its batch is another. */
function withoutBatches(database: object): object {
  const { migrations, ...rest } = database as { migrations: readonly { name: string }[] };
  return { ...rest, migrations: migrations.map(({ name }) => name) };
}

/** Kills the process as soon as the server has got the nth statement; the number of statements. */
async function migrateAndKill(variables: Variables, nth: number): Promise<number> {
  let statements = 0;
  const proxy = await startProxy(uriOf(variables), () => {
    statements += 1;
    if (statements < nth) return undefined;
    program.kill('SIGKILL');
    return 'cut';
  });
  const program = await startMigration(
    readdress(variables, (uri) => (uri.port = String(proxy.port))),
  );
  const { signal } = await program.ended;
  await proxy.stop();
  expect(signal).toBe(nth === Infinity ? null : 'SIGKILL');
  return statements;
}

async function inPairs<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  const rest = items.values();
  const workOn = async () => {
    for (const item of rest) await work(item);
  };
  await Promise.all([workOn(), workOn()]);
}
