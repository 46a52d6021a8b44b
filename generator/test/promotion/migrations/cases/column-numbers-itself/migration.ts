import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ADD COLUMN "position" serial NOT NULL;
   ALTER TABLE "media" ADD COLUMN "position" integer GENERATED ALWAYS AS IDENTITY;
   ALTER TABLE "users" ADD COLUMN "key" uuid DEFAULT gen_random_uuid() NOT NULL;
   CREATE UNIQUE INDEX "users_key_idx" ON "users" USING btree ("key");`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
