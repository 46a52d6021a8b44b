import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE IF NOT EXISTS "pages" ("id" serial PRIMARY KEY NOT NULL);
   ALTER TABLE "pages" ALTER COLUMN "title" SET NOT NULL;
   CREATE TABLE IF NOT EXISTS "tags" ("id" serial PRIMARY KEY NOT NULL);
   ALTER TABLE "tags" ADD COLUMN "name" varchar NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
