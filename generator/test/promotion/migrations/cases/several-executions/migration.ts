import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "pages" ADD COLUMN "subtitle" varchar;`)
  await db.execute(sql.raw('ALTER TABLE "pages" DROP COLUMN "lead"'))
  await payload.db.drizzle.execute(sql`ALTER TABLE "pages" ALTER COLUMN "title" SET NOT NULL`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
