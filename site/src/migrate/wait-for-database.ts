import { setTimeout as sleep } from 'node:timers/promises';
import { Client } from 'pg';
import { describeFailure, readCode } from './failure.ts';
import { Refused } from './refused.ts';
import type { Run } from './run.ts';

/** Errors that waiting mends: nobody listens yet, or the server is starting or stopping. */
const passing = new Set([
  'ECONNREFUSED',
  'ECONNRESET',
  'EPIPE',
  'ENOTFOUND',
  'EAI_AGAIN',
  'ETIMEDOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
  '57P01',
  '57P02',
  '57P03',
  '53300',
]);

/** Waits for the database, but not for ever; what waiting cannot mend is refused at once. */
export async function waitForDatabase(uri: string, { wait, say }: Run): Promise<void> {
  const deadline = Date.now() + wait;
  let told: string | undefined;
  for (;;) {
    const reason = await findReasonToWait(uri);
    if (reason === undefined) return;
    if (Date.now() >= deadline) {
      throw new Refused(`the database did not answer within ${wait / 1000} s: ${reason}`);
    }
    if (reason !== told) say(`Waiting for the database: ${reason}`);
    told = reason;
    await sleep(Math.min(1000, Math.max(0, deadline - Date.now())));
  }
}

async function findReasonToWait(uri: string): Promise<string | undefined> {
  const client = new Client({ connectionString: uri, connectionTimeoutMillis: 5000 });
  // A server that stops ends the connection between two statements, too.
  client.on('error', () => undefined);
  try {
    await client.connect();
    await client.end();
    return undefined;
  } catch (error) {
    const [code, reason] = [readCode(error), describeFailure(error)];
    const mayPass = code === undefined ? /timeout|terminated/.test(reason) : passing.has(code);
    if (!mayPass) throw new Refused(`the database refuses: ${reason}`);
    return reason;
  }
}
