import { Client, DatabaseError, escapeIdentifier } from 'pg';
import { PostgresFailure } from './failure.ts';
import { superuser } from './run-initdb.ts';

export interface Access {
  readonly port: number;
  readonly password: string;
}

/** The address of a database, password included: for programs, not for people's eyes. */
export function buildUri({ port, password }: Access, database: string): string {
  return `postgresql://${superuser}:${encodeURIComponent(password)}@127.0.0.1:${port}/${encodeURIComponent(database)}`;
}

/** Creates a database; one that is there already stays as it is. */
export async function createDatabase(access: Access, name: string): Promise<void> {
  checkName(name);
  await withClient(access, async (client) => {
    const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name]);
    if (rowCount !== 0) return;
    try {
      await client.query(`CREATE DATABASE ${escapeIdentifier(name)}`);
    } catch (error) {
      if (!wasCreatedMeanwhile(error)) throw error;
    }
  });
}

/** Drops a database with all connections to it; one that is not there is fine. */
export async function dropDatabase(access: Access, name: string): Promise<void> {
  checkName(name);
  await withClient(access, async (client) => {
    await client.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  });
}

/** Proves that the password opens the cluster. */
export async function checkPassword(access: Access): Promise<void> {
  try {
    await withClient(access, () => Promise.resolve());
  } catch (error) {
    if (!(error instanceof DatabaseError) || error.code !== '28P01') throw error;
    throw new PostgresFailure(
      'wrong-password',
      'the database was created with another password. Give that one, or remove the folder to begin anew.',
    );
  }
}

async function withClient(
  { port, password }: Access,
  use: (client: Client) => Promise<void>,
): Promise<void> {
  // Everything that the environment could change (PGSSLMODE and the like) is said here.
  const client = new Client({
    host: '127.0.0.1',
    port,
    user: superuser,
    password,
    database: 'postgres',
    ssl: false,
    connectionTimeoutMillis: 30_000,
  });
  // A server that dies meanwhile also says so by the rejected query.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await use(client);
  } finally {
    await client.end().catch(() => undefined);
  }
}

function wasCreatedMeanwhile(error: unknown): boolean {
  return error instanceof DatabaseError && ['42P04', '23505'].includes(error.code ?? '');
}

function checkName(name: string): void {
  const size = Buffer.byteLength(name);
  // Postgres would cut a longer name off, and two of them could become one.
  if (size > 0 && size < 64 && !name.includes('\0')) return;
  throw new PostgresFailure('bad-name', `"${name}" cannot name a database: give 1 to 63 bytes.`);
}
