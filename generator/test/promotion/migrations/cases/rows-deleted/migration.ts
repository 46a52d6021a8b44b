import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   TRUNCATE TABLE "payload_kv", "media" CASCADE;
   DELETE FROM "pages";
   DELETE FROM "users" WHERE true;
   DELETE FROM "media" WHERE "alt" = '';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
