/** How long a process may serve what it holds without asking the database, in seconds. */
export const leaseSeconds = 6;

/** Whom every change wakes up. */
export const channel = 'page_cache';

/**
 * Remembers tags that are out of date, around the JSON array of them, and says where in the order of
 * commits: the number of the transaction. A time would lie, because transactions are not committed in
 * the order of their clocks. The notification leaves with the commit.
 */
export const insertChanges = {
  before: `with written as (
    insert into page_cache_changes (tag) select distinct jsonb_array_elements_text(`,
  after: `::jsonb) returning position
  ), told as (select pg_notify('${channel}', ''))
  select distinct position::text from written, told`,
} as const;
