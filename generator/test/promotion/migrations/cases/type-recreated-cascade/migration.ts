import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
   DROP TYPE "public"."enum_users_role" CASCADE;
   CREATE TYPE "public"."enum_users_role" AS ENUM('admin', 'editor', 'owner');`)
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
