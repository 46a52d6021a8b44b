import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   CREATE TABLE "throttle_counts" (
  	"key" varchar(64) PRIMARY KEY NOT NULL,
  	"hits" integer NOT NULL,
  	"ends_at" timestamp with time zone NOT NULL
  );
  
  CREATE INDEX "throttle_counts_ends_at_idx" ON "throttle_counts" USING btree ("ends_at");
  ALTER TABLE "users" DROP COLUMN "login_attempts";
  ALTER TABLE "users" DROP COLUMN "lock_until";`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`
   DROP TABLE "throttle_counts" CASCADE;
  ALTER TABLE "users" ADD COLUMN "login_attempts" numeric DEFAULT 0;
  ALTER TABLE "users" ADD COLUMN "lock_until" timestamp(3) with time zone;`)
}
