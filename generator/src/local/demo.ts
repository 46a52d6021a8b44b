import { existsSync, writeFileSync } from 'node:fs';
import { CannotRun } from '../issue.ts';
import { adminEmail } from './secrets.ts';

/** Everything is compiled at the first request to a development server. */
const patience = 120_000;

/**
 * Loads demo content into an empty site, once: who removes it does not get it back. It goes through
 * the door that everybody else uses, as the first admin. Returns a line for the person, if need be.
 */
export async function loadDemoOnce(url: string, password: string, marker: string): Promise<string> {
  if (existsSync(marker)) return '';
  const token = await logIn(url, password);
  const status = token === undefined ? undefined : await seed(url, token);
  writeFileSync(marker, '');
  if (status !== undefined) return '';
  return "No demo content was loaded: the first admin's password is not the first one any more.\n";
}

async function logIn(url: string, password: string): Promise<string | undefined> {
  const response = await post(`${url}/api/users/login`, {
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ email: adminEmail, password }),
  });
  if (response.status === 401) return undefined;
  if (!response.ok) throw failed('the first admin could not log in', response);
  const { token } = (await response.json()) as { token: string };
  return token;
}

/** A site that has content already answers 409, and that is fine. */
async function seed(url: string, token: string): Promise<number> {
  const response = await post(`${url}/next/seed`, { headers: { Authorization: `JWT ${token}` } });
  if (!response.ok && response.status !== 409) {
    throw failed('the demo content could not be loaded', response);
  }
  return response.status;
}

function post(address: string, init: RequestInit): Promise<Response> {
  return fetch(address, { ...init, method: 'POST', signal: AbortSignal.timeout(patience) });
}

function failed(what: string, { url, status }: Response): CannotRun {
  return new CannotRun(`${what}: ${url} answered ${status}. The site's log tells more.`);
}
