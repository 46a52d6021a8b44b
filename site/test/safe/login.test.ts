import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { asStranger } from '../rest.ts';
import { serveSite, startSite, type Site } from '../site.ts';
import { admin } from '../variables.ts';
import { findFreePort } from '@synestra/processes';

let postgres: Postgres;
let site: Site;
let replica: Site;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, 'login');
  const url = `http://localhost:${await findFreePort()}`;
  replica = await serveSite({ ...site.variables, SITE_URL: url });
});
afterAll(async () => {
  await Promise.all([site.stop(), replica.stop()]);
  await postgres.stop();
});

const wrong = { ...admin, password: 'not the password' };

test('who guesses passwords waits, on every replica, and the editor logs in from elsewhere', async () => {
  const guesses = await Promise.all(
    Array.from({ length: 14 }, (_, index) =>
      logIn(index % 2 ? site : replica, '203.0.113.1', wrong),
    ),
  );
  const statuses = guesses.map(({ status }) => status).sort();
  expect(statuses).toEqual([...Array<number>(10).fill(401), ...Array<number>(4).fill(429)]);
  const refused = guesses.find(({ status }) => status === 429);
  expect(Number(refused?.retryAfter)).toBeGreaterThan(0);
  expect(refused?.text).toContain('Too many attempts');

  // The right password does not help the address that guessed, whatever else it says it is.
  for (const address of ['203.0.113.1', '198.51.100.9, 203.0.113.1']) {
    expect((await logIn(site, address, admin)).status).toBe(429);
  }
  expect((await logIn(site, '203.0.113.2', admin)).status).toBe(200);
  expect(
    (await logIn(replica, '203.0.113.1', { ...wrong, email: 'else@example.com' })).status,
  ).toBe(401);
});

test('who logs in has made no wrong attempts', async () => {
  for (let round = 0; round < 3; round += 1) {
    for (let guess = 0; guess < 6; guess += 1) await logIn(site, '203.0.113.3', wrong);
    expect((await logIn(site, '203.0.113.3', admin)).status).toBe(200);
  }
});

test('an answer does not tell whether there is an account', async () => {
  const known = await logIn(site, '203.0.113.4', wrong);
  const unknown = await logIn(site, '203.0.113.4', { ...wrong, email: 'nobody@example.com' });
  expect([unknown.status, unknown.text]).toEqual([known.status, known.text]);
  const [forKnown, forUnknown] = [
    await forget('203.0.113.5', admin.email),
    await forget('203.0.113.5', 'nobody@example.com'),
  ];
  expect(forUnknown).toEqual(forKnown);
  expect(forKnown.status).toBe(200);
});

test('asking for a new password again and again is refused, account or not', async () => {
  for (const email of [admin.email, 'nobody@example.com']) {
    const statuses: number[] = [];
    for (let round = 0; round < 5; round += 1) {
      statuses.push((await forget('203.0.113.6', email)).status);
    }
    expect(statuses).toEqual([200, 200, 200, 429, 429]);
  }
});

test('nothing locks the account itself', async () => {
  const response = await asStranger(site.url)('POST', '/api/users/unlock', { email: admin.email });
  expect(response.ok).toBe(false);
  for (let address = 10; address < 30; address += 1) {
    await logIn(site, `203.0.113.${address}`, wrong);
  }
  expect((await logIn(site, '203.0.113.40', admin)).status).toBe(200);
});

test('a request that does not end is refused before it fills the memory', async () => {
  const long = { email: admin.email, password: 'x'.repeat(300 * 1024) };
  expect((await logIn(site, '203.0.113.50', long)).status).toBe(413);
  let sent = 0;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      sent += 1;
      if (sent > 200) controller.close();
      else controller.enqueue(new TextEncoder().encode('x'.repeat(64 * 1024)));
    },
  });
  const init = { method: 'POST', body: endless, duplex: 'half' };
  const response = await fetch(`${site.url}/api/users/login`, {
    ...init,
    headers: { 'Content-Type': 'application/json' },
  });
  expect(response.status).toBe(413);
});

interface Answer {
  readonly status: number;
  readonly text: string;
  readonly retryAfter: string | null;
}

function logIn(to: Site, address: string, login: object): Promise<Answer> {
  return post(`${to.url}/api/users/login`, address, login);
}

function forget(address: string, email: string): Promise<Answer> {
  return post(`${site.url}/api/users/forgot-password`, address, { email });
}

async function post(url: string, address: string, body: object): Promise<Answer> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify(body),
  });
  const retryAfter = response.headers.get('retry-after');
  return { status: response.status, text: await response.text(), retryAfter };
}
