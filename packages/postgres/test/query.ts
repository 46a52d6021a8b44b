import { Client } from 'pg';

/** The rows that a statement answers, each as its values. */
export async function query(uri: string, statement: string): Promise<unknown[][]> {
  const client = new Client({ connectionString: uri });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<unknown[]>({ text: statement, rowMode: 'array' });
    return rows;
  } finally {
    await client.end();
  }
}
