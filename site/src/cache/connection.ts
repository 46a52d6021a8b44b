import { Client } from 'pg';
import { channel } from './statements.ts';

/** A connection of its own: what keeps the lease must not wait behind readers. */
export interface Connection {
  readonly query: (
    statement: string,
    values: readonly unknown[],
  ) => Promise<{ readonly rows: readonly unknown[]; readonly count: number }>;
  readonly end: () => Promise<void>;
}

/** Opens it and calls back for each change that somebody tells of; through some poolers nobody is told. */
export async function connect(
  uri: string,
  patience: number,
  onChange: () => void,
): Promise<Connection> {
  const client = new Client({
    connectionString: uri,
    connectionTimeoutMillis: patience,
    query_timeout: patience,
    application_name: 'page cache',
    keepAlive: true,
  });
  // Without a listener a connection that is cut ends the process; the next statement fails anyway.
  client.on('error', onChange);
  client.on('notification', onChange);
  try {
    await client.connect();
    await client.query(`listen ${channel}`);
  } catch (error) {
    void end(client);
    throw error;
  }
  return {
    query: async (statement, values) => {
      const { rows, rowCount } = await client.query<object>(statement, [...values]);
      return { rows, count: rowCount ?? 0 };
    },
    end: () => end(client),
  };
}

async function end(client: Client): Promise<void> {
  try {
    await client.end();
  } catch {
    // It was broken already.
  }
}

/** Whether nobody answers, rather than somebody with a refusal of his own. */
export function isAway(error: unknown): boolean {
  const { code } = error as { code?: unknown };
  const isRefusal = typeof code === 'string' && /^(?=.*\d)[0-9A-Z]{5}$/.test(code);
  // It is starting, stopping, or has cut the connection.
  return !isRefusal || /^(57P|08)/.test(code);
}
