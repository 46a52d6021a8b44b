import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   ALTER TABLE "measures" ALTER COLUMN "a" SET DATA TYPE numeric(12, 2);
   ALTER TABLE "measures" ALTER COLUMN "b" SET DATA TYPE numeric(10, 4);
   ALTER TABLE "measures" ALTER COLUMN "c" SET DATA TYPE timestamp(6) with time zone;
   ALTER TABLE "measures" ALTER COLUMN "d" SET DATA TYPE timestamp(0) with time zone;
   ALTER TABLE "measures" ALTER COLUMN "e" SET DATA TYPE bigint[];
   ALTER TABLE "measures" ALTER COLUMN "f" SET DATA TYPE text;
   ALTER TABLE "measures" ALTER COLUMN "g" SET DATA TYPE varchar(20);
   ALTER TABLE "measures" ALTER COLUMN "h" SET DATA TYPE varchar(10);
   ALTER TABLE "measures" ALTER COLUMN "i" SET DATA TYPE smallint;
   ALTER TABLE "measures" ALTER COLUMN "j" SET DATA TYPE double precision;`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
