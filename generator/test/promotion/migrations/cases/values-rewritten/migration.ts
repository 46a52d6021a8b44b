import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   UPDATE "pages" SET "title" = upper("title");
   INSERT INTO "payload_kv" ("key", "data") VALUES ('a', '{}') ON CONFLICT ("key") DO UPDATE SET "data" = '{}';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
