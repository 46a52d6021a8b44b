import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   SET LOCAL lock_timeout = '3s';
   CREATE EXTENSION IF NOT EXISTS "plpgsql";
   CREATE SCHEMA IF NOT EXISTS "archive";
   CREATE SEQUENCE "order_numbers";
   CREATE FUNCTION "touch"() RETURNS trigger AS $$ BEGIN DELETE FROM "log"; RETURN new; END $$ LANGUAGE plpgsql;
   CREATE TABLE "log" ("id" serial PRIMARY KEY NOT NULL);
   CREATE TRIGGER "touch" BEFORE UPDATE ON "log" EXECUTE FUNCTION touch();
   DROP TRIGGER "touch" ON "log";
   COMMENT ON TABLE "pages" IS 'What visitors read';
   SELECT setval('pages_id_seq', 100);
   ALTER TABLE "pages" ALTER COLUMN "title" SET STATISTICS 100;
   GRANT SELECT ON "pages" TO PUBLIC;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
