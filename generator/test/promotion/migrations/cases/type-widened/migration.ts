import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ALTER COLUMN "title" SET DATA TYPE text;
  ALTER TABLE "pages" ALTER COLUMN "cover_id" SET DATA TYPE bigint;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ALTER COLUMN "title" SET DATA TYPE varchar;
  ALTER TABLE "pages" ALTER COLUMN "cover_id" SET DATA TYPE integer;`)
}
