import { sql } from '@payloadcms/db-postgres';
import type { PayloadRequest } from 'payload';
import { awaitLater } from '../cache/publication.ts';
import { insertChanges } from '../cache/statements.ts';

/**
 * Puts every page with one of these tags out of date, in all processes of the site, from the moment
 * that the change itself is committed: both are in the transaction of `req`, so neither is there
 * without the other. The answer to the editor then waits until no process serves the old pages
 * (`publish`).
 */
export async function refreshTags(tags: readonly string[], req: PayloadRequest): Promise<void> {
  if (tags.length === 0) return;
  const { db } = req.payload;
  const transaction = req.transactionID === undefined ? undefined : await req.transactionID;
  const session = transaction === undefined ? undefined : db.sessions?.[String(transaction)];
  const target = (session?.db ?? db.drizzle) as typeof db.drizzle;
  const { rows } = await target.execute<{ position: string }>(
    sql`${sql.raw(insertChanges.before)}${JSON.stringify(tags)}${sql.raw(insertChanges.after)}`,
  );
  for (const { position } of rows) awaitLater(position);
}
