import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "new_pages" ("id" serial PRIMARY KEY NOT NULL);
   DROP TABLE "pages";
   ALTER TABLE "new_pages" RENAME TO "pages";
   ALTER TABLE "pages" ADD COLUMN "title" varchar NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
