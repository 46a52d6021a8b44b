import { rmSync } from 'node:fs';
import type { Postgres } from '@synestra/postgres';
import { onTestFinished } from 'vitest';
import { query } from '../query.ts';
import { createVariables, type Variables } from '../variables.ts';

let count = 0;

/** The variables of a site whose database is there and empty. */
export async function createSiteDatabase(postgres: Postgres): Promise<Variables> {
  count += 1;
  const name = `site-${count}`;
  await postgres.createDatabase(name);
  const variables = createVariables(postgres.uri(name), 'http://localhost:3000');
  onTestFinished(() => {
    rmSync(variables.FIRST_ADMIN_DIR ?? '', { recursive: true, force: true });
  });
  return variables;
}

/** The same variables with another database address. */
export function readdress(variables: Variables, change: (uri: URL) => void): Variables {
  const uri = uriOf(variables);
  change(uri);
  return { ...variables, DATABASE_URI: uri.href };
}

export function uriOf({ DATABASE_URI = '' }: Variables): URL {
  return new URL(DATABASE_URI);
}

/** All that a migration leaves behind. */
export async function describeDatabase({ DATABASE_URI = '' }: Variables): Promise<object> {
  const parts = Object.entries(facts).map(async ([name, statement]) => [
    name,
    await query(DATABASE_URI, statement),
  ]);
  return Object.fromEntries(await Promise.all(parts)) as object;
}

const facts = {
  columns: `select table_name, column_name, udt_name, is_nullable, column_default
    from information_schema.columns where table_schema = 'public' order by 1, 2`,
  indexes: "select indexname, indexdef from pg_indexes where schemaname = 'public' order by 1",
  constraints: `select conname, pg_get_constraintdef(oid) from pg_constraint
    where connamespace = 'public'::regnamespace order by 1`,
  enums: `select typname, array_agg(enumlabel order by enumsortorder) from pg_enum
    join pg_type on pg_type.oid = enumtypid group by 1 order by 1`,
  migrations: 'select name, batch from payload_migrations order by 1',
  users: 'select email, role from users',
};
