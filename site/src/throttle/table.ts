import type { PostgresAdapter } from '@payloadcms/db-postgres';
import {
  index,
  integer,
  pgTable,
  timestamp,
  varchar,
} from '@payloadcms/db-postgres/drizzle/pg-core';

/** How often something happened until a moment; no collection, so that no API leads to it. */
const throttleCounts = pgTable(
  'throttle_counts',
  {
    key: varchar('key', { length: 64 }).primaryKey(),
    hits: integer('hits').notNull(),
    endsAt: timestamp('ends_at', { withTimezone: true }).notNull(),
  },
  (table) => [index('throttle_counts_ends_at_idx').on(table.endsAt)],
);

/** Lets the migrations make the table, as they make those of the collections. */
export const addThrottleTable: PostgresAdapter['beforeSchemaInit'][number] = ({ schema }) => ({
  ...schema,
  tables: { ...schema.tables, throttle_counts: throttleCounts },
});
