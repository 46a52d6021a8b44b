import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TYPE "public"."enum_pages_status" ADD VALUE 'archived';`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ALTER COLUMN "_status" SET DATA TYPE text;
  ALTER TABLE "pages" ALTER COLUMN "_status" SET DEFAULT 'draft'::text;
  DROP TYPE "public"."enum_pages_status";
  CREATE TYPE "public"."enum_pages_status" AS ENUM('draft', 'published');
  ALTER TABLE "pages" ALTER COLUMN "_status" SET DEFAULT 'draft'::"public"."enum_pages_status";
  ALTER TABLE "pages" ALTER COLUMN "_status" SET DATA TYPE "public"."enum_pages_status" USING "_status"::"public"."enum_pages_status";`)
}
