import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   WITH gone AS (DELETE FROM "pages" RETURNING "title")
   INSERT INTO "payload_kv" ("key", "data") SELECT "title", '{}' FROM gone;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
