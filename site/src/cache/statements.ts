/** How long a process may serve what it holds without asking the database, in milliseconds. */
export const lease = 6000;

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

/**
 * Takes part. What this finds of a newer past than the present comes from a copy of another database,
 * in which transactions have other numbers.
 */
export const join = `with strangers as (
    delete from page_cache_changes where not pg_visible_in_snapshot(position, pg_current_snapshot())
  )
  insert into page_cache_processes (id, server, seen, lease_until)
  values ($1, pg_postmaster_start_time(), pg_current_snapshot(),
    clock_timestamp() + interval '${lease} milliseconds')`;

/**
 * Renews the lease and says what was seen. The changes are read by a statement of its own, after this
 * one is committed: whoever looks for leases then sees this one, or has committed his change before.
 */
export const renew = `update page_cache_processes
  set seen = $2::pg_snapshot, lease_until = clock_timestamp() + interval '${lease} milliseconds'
  where id = $1 and server = pg_postmaster_start_time()`;

/** What was committed since a snapshot, and the snapshot to ask from the next time. */
export const readChanges = `select pg_current_snapshot()::text as snapshot,
  coalesce((select array_agg(distinct tag) from page_cache_changes
    where not pg_visible_in_snapshot(position, $1::pg_snapshot)), '{}') as tags`;

export const readSnapshot = 'select pg_current_snapshot()::text as snapshot';

/** The processes that have not seen these changes, and whether they may still act without asking. */
export const findUnaware = `select id, lease_until > clock_timestamp() as leased
  from page_cache_processes where exists (
    select from unnest($1::text[]) as change
    where not pg_visible_in_snapshot(change::xid8, seen))`;

/** Who was away for so long begins anew; what everybody has seen is of no more use. */
export const sweep = [
  `delete from page_cache_processes where lease_until < clock_timestamp() - interval '10 minutes'`,
  `delete from page_cache_changes where not exists (
    select from page_cache_processes where not pg_visible_in_snapshot(position, seen))`,
] as const;
