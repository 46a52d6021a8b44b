import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "public"."pages" ALTER COLUMN "cover_id" SET DATA TYPE bigint;
   ALTER TABLE "other"."pages" ALTER COLUMN "cover_id" SET DATA TYPE bigint;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
