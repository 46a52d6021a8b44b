import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TYPE "public"."enum_pages_lead" AS ENUM('short', 'long');
   ALTER TABLE "pages" ALTER COLUMN "lead" SET DATA TYPE "public"."enum_pages_lead" USING "lead"::"public"."enum_pages_lead";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
