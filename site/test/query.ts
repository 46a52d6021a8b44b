import { Client, type QueryResultRow } from 'pg';

/** One statement on a connection of its own. */
export async function query<Row extends QueryResultRow>(
  uri: string,
  statement: string,
): Promise<Row[]> {
  return withClient(uri, async (client) => (await client.query<Row>(statement)).rows);
}

export async function withClient<T>(uri: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: uri, application_name: 'a test' });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
