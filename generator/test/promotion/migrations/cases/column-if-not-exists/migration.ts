import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ADD COLUMN IF NOT EXISTS "slug" varchar NOT NULL;
   ALTER TABLE "pages" ADD COLUMN IF NOT EXISTS "locale" varchar;
   CREATE UNIQUE INDEX "pages_locale_idx" ON "pages" USING btree ("slug","locale");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
