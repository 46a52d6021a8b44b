import { type MigrateDownArgs, type MigrateUpArgs, sql } from '@payloadcms/db-postgres';

/**
 * Written by hand: by these tables the processes of the site tell each other which pages are out of
 * date (`src/cache`). The CMS does not know them.
 */
export async function up({ db }: MigrateUpArgs): Promise<void> {
  await db.execute(sql`
    create table page_cache_changes (
      position xid8 not null default pg_current_xact_id(),
      tag text not null
    );
    create table page_cache_processes (
      id uuid primary key,
      server timestamptz not null,
      seen pg_snapshot not null,
      lease_until timestamptz not null
    ) with (fillfactor = 50);
  `);
}

export async function down({ db }: MigrateDownArgs): Promise<void> {
  await db.execute(sql`drop table page_cache_changes; drop table page_cache_processes;`);
}
