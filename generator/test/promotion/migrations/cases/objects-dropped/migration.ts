import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP VIEW "live_pages";
   DROP MATERIALIZED VIEW "page_counts";
   DROP SEQUENCE "order_numbers";
   DROP TRIGGER "touch" ON "media";
   DROP FUNCTION "slug_of"(text);
   DROP SCHEMA "archive";
   DROP TYPE "public"."enum_tone";
   DROP INDEX "pages_cover_idx";
   ALTER TABLE "pages" DROP CONSTRAINT "pages_cover_id_media_id_fk";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
