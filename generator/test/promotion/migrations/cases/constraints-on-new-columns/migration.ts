import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ADD COLUMN "code" varchar;
   ALTER TABLE "pages" ADD COLUMN "weight" integer CHECK ("weight" > 0);
   CREATE UNIQUE INDEX "pages_code_idx" ON "pages" USING btree ("code");
   ALTER TABLE "pages" ADD CONSTRAINT "pages_code_title_key" UNIQUE ("title", "code");
   ALTER TABLE "pages" ADD COLUMN "owner_id" integer REFERENCES "users" ("id") ON DELETE cascade;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
