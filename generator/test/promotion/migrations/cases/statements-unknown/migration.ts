import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TRIGGER "touch" BEFORE UPDATE ON "pages" EXECUTE FUNCTION touch();
   CREATE OR REPLACE FUNCTION "slug_of"(text) RETURNS text AS 'select $1' LANGUAGE sql;
   CREATE OR REPLACE VIEW "live_pages" AS SELECT "id" FROM "pages";
   ALTER TABLE "pages" ENABLE ROW LEVEL SECURITY;
   ALTER TABLE "pages" ALTER COLUMN "id" SET GENERATED ALWAYS;
   REVOKE SELECT ON "pages" FROM PUBLIC;
   SET search_path TO "other";
   SELECT set_config('search_path', 'other', false);
   ALTER SEQUENCE "pages_id_seq" RESTART WITH 1;
   ALTER ROLE "web" PASSWORD 'secret';
   CREATE TABLE "old_pages" () INHERITS ("pages");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
