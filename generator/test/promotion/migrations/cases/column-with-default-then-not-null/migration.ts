import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ADD COLUMN "author" varchar;
   UPDATE "pages" SET "author" = 'unknown';
   ALTER TABLE "pages" ALTER COLUMN "author" SET DEFAULT 'unknown';
   ALTER TABLE "pages" ALTER COLUMN "author" SET NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
