import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "drafts" ("id" serial PRIMARY KEY NOT NULL, "text" varchar);
   ALTER TABLE "drafts" ADD COLUMN "author" varchar NOT NULL;
   ALTER TABLE "drafts" ALTER COLUMN "text" SET NOT NULL;
   ALTER TABLE "drafts" ALTER COLUMN "text" SET DATA TYPE varchar(3);
   ALTER TABLE "drafts" ADD CONSTRAINT "drafts_text_key" UNIQUE ("text");
   ALTER TABLE "drafts" RENAME COLUMN "text" TO "body";
   ALTER TABLE "drafts" DROP COLUMN "author";
   ALTER TABLE "drafts" RENAME TO "notes";
   ALTER TABLE "notes" ENABLE ROW LEVEL SECURITY;
   TRUNCATE "notes";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
