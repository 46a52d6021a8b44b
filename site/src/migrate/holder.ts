import type { Payload } from 'payload';

/** Any number that nothing else in the database uses. */
export const lock = 7_306_420_211;

type Pool = Payload['db']['pool'];

interface Holder {
  readonly pid: number;
  readonly program: string;
  readonly address: string | null;
  readonly since: Date;
}

const conditions = {
  advisory: `locktype = 'advisory' and (classid::bigint << 32) | objid::bigint = ${lock}`,
  // Tables of the system have smaller numbers.
  relation: "locktype = 'relation' and relation >= 16384",
} as const;

/** Whom to wait for or to end: of those who hold such a lock the one that began first. */
export async function describeHolder(pool: Pool, kind: keyof typeof conditions): Promise<string> {
  const { rows } = await pool.query<Holder>(
    `select pid, application_name as program, host(client_addr) as address, xact_start as since
       from pg_locks join pg_stat_activity using (pid)
      where granted and ${conditions[kind]} and pid <> pg_backend_pid()
        and datname = current_database() and xact_start is not null
      order by xact_start limit 1`,
  );
  const [holder] = rows;
  if (!holder) return 'Its holder has ended meanwhile; run this again.';
  const { pid, program, address, since } = holder;
  const name = [program && `"${program}"`, address && `at ${address}`].filter(Boolean).join(' ');
  return `It is held since ${since.toISOString()} by process ${pid} (${name}): wait for it, or end it by "select pg_terminate_backend(${pid})", and run this again.`;
}
