import fc from 'fast-check';
import { DatabaseError } from 'pg';
import { expect, it } from 'vitest';
import { judgeMigration } from '../../../src/promotion/migrations/judge.ts';
import { readCase } from './case.ts';
import { useDatabase } from './database.ts';

const columns = {
  pages: ['title', 'slug', 'lead', 'cover_id', '_status'],
  media: ['alt', 'filename'],
  users: ['role', 'email', 'login_attempts'],
  payload_kv: ['key', 'data'],
} as const;
type Table = keyof typeof columns;
const tables = Object.keys(columns) as Table[];

/** Columns that older code knows, and those that a migration may have made before. */
const column = fc.constantFrom(...tables).chain((table) =>
  fc.record({
    table: fc.constant(table),
    name: fc.constantFrom<string>(...columns[table], 'fresh', 'other'),
  }),
);
const type = fc.constantFrom(
  ...['integer', 'bigint', 'numeric', 'numeric(4, 2)', 'varchar', 'varchar(9)', 'text', 'jsonb'],
  ...['serial', '"public"."enum_users_role"', '"public"."enum_pages_status"', 'enum_new'],
);
const suffix = fc.constantFrom(
  ...['', 'NOT NULL', "DEFAULT '1'", "DEFAULT '1' NOT NULL", 'DEFAULT NULL', 'UNIQUE'],
  ...['UNIQUE NULLS NOT DISTINCT', 'GENERATED ALWAYS AS IDENTITY', 'REFERENCES "media" ("id")'],
);
const alteration = fc.constantFrom(
  ...['SET NOT NULL', 'DROP NOT NULL', 'DROP DEFAULT', "SET DEFAULT '1'", 'SET DEFAULT NULL'],
);
const condition = fc.constantFrom('IS NOT NULL', "::text <> ''", "::text IN ('1', '2')");

const alter = ({ table }: { table: string }) => `ALTER TABLE "${table}"`;
const statement = fc.oneof(
  fc
    .tuple(column, type, suffix)
    .map(([on, of, more]) => `${alter(on)} ADD COLUMN "fresh" ${of} ${more};`),
  fc
    .tuple(column, type)
    .map(([on, of]) => `${alter(on)} ADD COLUMN IF NOT EXISTS "${on.name}" ${of};`),
  fc.tuple(column, alteration).map(([on, how]) => `${alter(on)} ALTER COLUMN "${on.name}" ${how};`),
  fc
    .tuple(column, type)
    .map(
      ([on, of]) =>
        `${alter(on)} ALTER COLUMN "${on.name}" SET DATA TYPE ${of} USING "${on.name}"::text::${of};`,
    ),
  column.map((on) => `${alter(on)} DROP COLUMN "${on.name}";`),
  column.map((on) => `${alter(on)} RENAME COLUMN "${on.name}" TO "other";`),
  column.map((on) => `CREATE UNIQUE INDEX ON "${on.table}" ("${on.name}");`),
  fc
    .tuple(column, fc.constantFrom('fresh', 'other'))
    .map(([on, more]) => `CREATE UNIQUE INDEX ON "${on.table}" ("${on.name}", "${more}");`),
  fc.tuple(column, condition).map(([on, is]) => `${alter(on)} ADD CHECK ("${on.name}"${is});`),
  column.map((on) => `${alter(on)} ADD FOREIGN KEY ("${on.name}") REFERENCES "media" ("id");`),
  column.map((on) => `UPDATE "${on.table}" SET "${on.name}" = NULL;`),
  fc.constantFrom(...tables).map((table) => `CREATE TABLE IF NOT EXISTS "${table}" ("id" serial);`),
  fc.constantFrom(...tables).map((table) => `DROP TABLE "${table}" CASCADE;`),
  fc.constantFrom(...tables).map((table) => `DELETE FROM "${table}" WHERE true;`),
  fc.constantFrom(
    `CREATE TYPE "enum_new" AS ENUM ('1', 'admin', 'editor');`,
    `ALTER TYPE "enum_users_role" ADD VALUE 'owner' BEFORE 'admin';`,
    `ALTER TYPE "enum_users_role" RENAME VALUE 'admin' TO 'owner';`,
    `CREATE TABLE "fresh" ("id" serial PRIMARY KEY, "media_id" integer REFERENCES "media" ("id") ON DELETE cascade);`,
  ),
);
const migrations = fc.array(statement, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n'));
const { start } = readCase('column-added');
const compare = useDatabase();

/** A new default is no failure: of what older code writes only counts whether it can. */
function outcomes(answers: Readonly<Record<string, string>>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(answers).map(([deed, answer]) => [
      deed,
      deed.startsWith('reads ') ? answer : answer.replace(/^(\d+) .*$/, '$1'),
    ]),
  );
}

it('older code works on whatever is not called breaking', async () => {
  let mild = 0;
  const law = fc.asyncProperty(migrations, async (sql) => {
    const text = `import { sql } from 'drizzle-orm';
export async function up({ db }) {
  await db.execute(sql\`${sql}\`);
}`;
    if ((await judgeMigration(text, start)).length > 0) return;
    try {
      const { before, after } = await compare({ migration: [sql], extra: '', deed: '' });
      expect(outcomes(after)).toEqual(outcomes(before));
      mild += 1;
    } catch (error) {
      // What Postgres refuses to run is no migration.
      if (!(error instanceof DatabaseError)) throw error;
    }
  });
  await fc.assert(law, { numRuns: 600 });
  expect(mild).toBeGreaterThan(20);
});
