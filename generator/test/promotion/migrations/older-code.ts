import { DatabaseError, type Client, type QueryResult } from 'pg';

/** One thing that code from before a migration does, in the words of the schema that it knows. */
interface Deed {
  readonly sql: string;
  readonly values?: readonly unknown[];
}

const page = 'INSERT INTO "pages" ("title", "slug", "lead", "cover_id", "_status")';
const seen = 'RETURNING "title", "slug", "lead", "cover_id", "_status"';
const user = 'INSERT INTO "users" ("role", "email", "login_attempts")';

/** Everything that the schema of the baseline allows, in the order in which it is done. */
const deeds: Readonly<Record<string, Deed>> = {
  'reads pages': {
    sql: 'SELECT "title", "slug", "lead", "cover_id", "_status" FROM "pages" ORDER BY "id"',
  },
  'reads media': { sql: 'SELECT "alt", "filename" FROM "media" ORDER BY "id"' },
  'reads users': { sql: 'SELECT "role", "email", "login_attempts" FROM "users" ORDER BY "id"' },
  'reads a value': { sql: `SELECT "key", "data" FROM "payload_kv" WHERE "key" = 'seen'` },
  'writes media': { sql: `INSERT INTO "media" ("alt", "filename") VALUES ('', 'new.png')` },
  'writes media with the same text': {
    sql: `INSERT INTO "media" ("alt", "filename") VALUES ('', 'NEW.png')`,
  },
  'writes a page': {
    sql: `${page} VALUES ($1, $2, $3, $4, $5) ${seen}`,
    values: ['A title of more than eighty letters '.repeat(5), 'new', 'A lead', -1, 'published'],
  },
  'writes a page with the same title': {
    sql: `${page} VALUES ($1, $2, $3, $4, $5) ${seen}`,
    values: ['A title of more than eighty letters '.repeat(5), 'other', 'A lead', -1, 'draft'],
  },
  'writes an empty page': {
    sql: `${page} VALUES (DEFAULT, NULL, DEFAULT, NULL, DEFAULT) ${seen}`,
  },
  'writes a page with empty words': { sql: `${page} VALUES ('', '', '', NULL, 'draft') ${seen}` },
  'writes one more page with empty words': {
    sql: `${page} VALUES ('', '-', '', NULL, 'draft') ${seen}`,
  },
  'changes a page': { sql: `UPDATE "pages" SET "title" = NULL, "lead" = 'B' WHERE "slug" = 'new'` },
  'makes a page a draft': {
    sql: `UPDATE "pages" SET "_status" = 'draft' WHERE "_status" = 'published'`,
  },
  'deletes a page': { sql: `DELETE FROM "pages" WHERE "slug" = 'new'` },
  'writes an admin': { sql: `${user} VALUES ($1, $2, $3)`, values: ['admin', 'a@example.com', 12] },
  'writes an editor': {
    sql: `${user} VALUES ('editor'::"public"."enum_users_role", 'b@example.com', 0) RETURNING "role"`,
  },
  'writes a user without a role': {
    sql: `INSERT INTO "users" ("email") VALUES ('c@example.com') RETURNING "login_attempts"`,
  },
  'writes a value': { sql: `INSERT INTO "payload_kv" ("key", "data") VALUES ('new', '{"a": 1}')` },
  'changes a value': {
    sql: `INSERT INTO "payload_kv" ("key", "data") VALUES ('new', '[]') ON CONFLICT ("key") DO UPDATE SET "data" = excluded."data" RETURNING "data"`,
  },
};

/** What the site has written before. No sequence comes to the id of the picture. */
export const rows = `
  INSERT INTO "media" ("id", "alt", "filename") VALUES (-1, 'A tree', 'tree.png');
  INSERT INTO "pages" ("title", "slug", "lead", "cover_id", "_status")
    VALUES ('Home', 'home', 'Welcome', -1, 'published'), ('About', 'about', 'Us', NULL, 'draft');
  INSERT INTO "users" ("role", "email") VALUES ('editor', 'me@example.com');
  INSERT INTO "payload_kv" ("key", "data") VALUES ('seen', '{}');
`;

/**
 * Does all of it, and what a case adds, and tells what the database answered each time, errors too.
 * It runs in a transaction, which an error must not end.
 */
export async function runOlderCode(client: Client, deed: string): Promise<Record<string, string>> {
  const answers: Record<string, string> = {};
  const all: Readonly<Record<string, Deed>> = { ...deeds, 'does more': { sql: deed } };
  for (const [name, { sql, values = [] }] of Object.entries(all)) {
    await client.query('SAVEPOINT before');
    try {
      answers[name] = describe(await client.query(sql, [...values]));
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      // A constraint of another name is the same constraint.
      answers[name] = `error ${error.code ?? ''}`;
      await client.query('ROLLBACK TO SAVEPOINT before');
    }
  }
  return answers;
}

/** A bigint comes as text, which drizzle makes a number again. */
function describe({ rows: found, rowCount }: QueryResult<Record<string, unknown>>): string {
  const asText = (value: unknown) => (typeof value === 'string' ? value : JSON.stringify(value));
  return `${rowCount ?? 0} ${JSON.stringify(found.map((row) => Object.values(row).map(asText)))}`;
}
