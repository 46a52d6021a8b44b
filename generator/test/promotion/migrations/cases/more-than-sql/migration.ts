import { MigrateUpArgs, MigrateDownArgs, sql } from '@payloadcms/db-postgres'

export async function up({ db, payload, req }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`ALTER TABLE "pages" ADD COLUMN "subtitle" varchar;`)
  const { docs } = await payload.find({ collection: 'pages', req })
  for (const page of docs) {
    await payload.update({ collection: 'pages', id: page.id, data: { subtitle: '' }, req })
  }
}

export async function down({ db, payload, req }: MigrateDownArgs): Promise<void> {
  // Migration code
}
