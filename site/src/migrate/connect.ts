import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { Refused } from './refused.ts';

/** A database that starts together with the site is there within this time, in milliseconds. */
const patience = 120_000;

/** Errors that waiting mends: nobody listens yet, or the server is starting or stopping. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Waits for the database, but not for ever; what waiting cannot mend is refused at once. */
export async function connect(uri: string, say: (line: string) => void): Promise<Client> {
  const deadline = Date.now() + patience;
  for (let attempt = 1; ; attempt += 1) {
    const client = new Client({ connectionString: uri, connectionTimeoutMillis: 5000 });
    try {
      await client.connect();
      return client;
    } catch (error) {
      const { code, message } = error as Error & { code?: string };
      const mayPass = code === undefined ? /timeout|terminated/.test(message) : passing.has(code);
      if (!mayPass) throw new Refused(`the database refuses: ${message}`);
      if (Date.now() > deadline) {
        throw new Refused(`the database did not answer within ${patience / 1000} s: ${message}`);
      }
      if (attempt === 1) say(`Waiting for the database: ${message}`);
      await sleep(1000);
    }
  }
}
