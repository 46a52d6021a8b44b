import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "pages" ADD COLUMN "code" varchar DEFAULT '' NOT NULL;
   CREATE UNIQUE INDEX "pages_code_idx" ON "pages" USING btree ("code");
   ALTER TABLE "pages" ADD COLUMN "alias" varchar UNIQUE NULLS NOT DISTINCT;
   ALTER TABLE "pages" ADD COLUMN "weight" integer CHECK ("weight" IS NOT NULL);
   ALTER TABLE "pages" ADD COLUMN "owner_id" integer DEFAULT 1 REFERENCES "users" ("id");
   ALTER TABLE "media" ADD CONSTRAINT "media_alt_key" UNIQUE ("alt");
   ALTER TABLE "media" ADD CONSTRAINT "media_alt_excl" EXCLUDE USING btree ("alt" WITH =);
   CREATE UNIQUE INDEX "media_name_idx" ON "media" USING btree (lower("filename"));
   ALTER TABLE "payload_kv" DROP CONSTRAINT "payload_kv_pkey";
   ALTER TABLE "payload_kv" ADD PRIMARY KEY ("key");
   ALTER TABLE "pages" ADD CONSTRAINT "pages_lead_not_null" NOT NULL "lead";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
