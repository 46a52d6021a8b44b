import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "payload_kv" CASCADE;
   CREATE TABLE "payload_kv" ("id" serial PRIMARY KEY NOT NULL, "value" jsonb NOT NULL);
   ALTER TABLE "payload_kv" ADD COLUMN "key" varchar NOT NULL;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
