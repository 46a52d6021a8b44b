import { setTimeout as sleep } from 'node:timers/promises';
import { findFreePort } from '@synestra/processes';
import { expect, onTestFinished, test } from 'vitest';
import { crawl } from '../crawl.ts';
import { logIn } from '../rest.ts';
import { createRestartablePostgres } from '../restartable-postgres.ts';
import { migrateSite, serveSite } from '../site.ts';
import { admin, createVariables } from '../variables.ts';

/** What must never be said, by the name of who knows it. */
const planted = {
  PAYLOAD_SECRET: 'planted-payload-zqx-4d1f7a9b2c8e6f03',
  PREVIEW_SECRET: 'planted-preview-zqx-8b3e5c7d9f1a2b46',
  CRON_SECRET: 'planted-cron-zqx-1c9d8e7f6a5b4c3d',
  SEED_KEY: 'planted-seed-zqx-7f6e5d4c3b2a1908',
  SMTP_HOST: '127.0.0.1',
  SMTP_PORT: '9',
  SMTP_USER: 'planted-smtp-user-zqx',
  SMTP_PASSWORD: 'planted-smtp-password-zqx',
} as const;

const typed = { password: 'planted-typed-password-zqx', token: 'planted-reset-token-zqx' };

test('no secret is in an answer, a bundle or the log, whatever goes wrong', async () => {
  const database = await createRestartablePostgres();
  onTestFinished(database.remove);
  const running = await database.start();
  await running.createDatabase('secrets');
  const url = `http://localhost:${await findFreePort()}`;
  const metricsPort = String(await findFreePort());
  const databaseUri = database.uri('secrets');
  const variables = {
    ...createVariables(databaseUri, url),
    ...planted,
    LOG_LEVEL: 'trace',
    METRICS_PORT: metricsPort,
  };
  const migrated = await migrateSite(variables);
  expect(migrated).toMatchObject({ code: 0 });
  const site = await serveSite(variables);
  onTestFinished(async () => {
    await site.stop();
  });
  const secrets = [
    ...Object.entries(planted)
      .filter(([name]) => !/HOST|PORT/.test(name))
      .map(([, value]) => value),
    new URL(databaseUri).password,
    admin.password,
    ...Object.values(typed),
  ];
  const said: [where: string, text: string][] = [['migration', migrated.output]];

  const editor = await logIn(url);
  const token = await askForToken(url);
  const ways = async (when: string) => {
    for (const [path, text] of await crawl(url)) said.push([`${when} ${path}`, text]);
    for (const [path, text] of await provoke(url, token)) said.push([`${when} ${path}`, text]);
    said.push([`${when} metrics`, await read(`http://127.0.0.1:${metricsPort}/metrics`)]);
  };
  await ways('alive');
  // Nobody is told what the store of files or the mail server said.
  said.push(['mail', await (await editor('POST', '/api/users/forgot-password', admin)).text()]);
  await running.stop();
  await ways('without a database');
  await database.start();
  await expect.poll(() => read(`${url}/readyz`), { timeout: 60_000 }).toContain('"ready":true');
  await sleep(500);
  said.push(['log', site.program.output()]);
  expect(said.length).toBeGreaterThan(100);
  const leaks = said.flatMap(([where, text]) =>
    secrets.filter((secret) => text.includes(secret)).map((secret) => [where, secret]),
  );
  expect(leaks).toEqual([]);
  // The log was looked at, and every line of it after the start is JSON.
  const lines = site.program
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{'));
  expect(lines.map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({ level: 'error' }),
  );
});

/** Requests that fail, each in another place, with what somebody typed in them. */
async function provoke(url: string, session: string): Promise<[string, string][]> {
  const json = { 'Content-Type': 'application/json' };
  const own = { ...json, Authorization: `JWT ${session}` };
  const asked: [string, RequestInit][] = [
    [
      '/api/users/login',
      {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ email: admin.email, password: typed.password }),
      },
    ],
    [
      '/api/users/login',
      { method: 'POST', headers: json, body: `{"password":"${typed.password}",` },
    ],
    [
      '/api/users/reset-password',
      {
        method: 'POST',
        headers: json,
        body: JSON.stringify({ token: typed.token, password: typed.password }),
      },
    ],
    [
      '/api/users',
      {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ email: 'not an address', password: typed.password }),
      },
    ],
    [
      '/api/users',
      {
        method: 'POST',
        headers: own,
        body: JSON.stringify({ email: admin.email, password: typed.password }),
      },
    ],
    [`/admin/reset/${typed.token}`, {}],
    ['/api/pages?where[nothing][equals]=1', {}],
    ['/api/pages/not-a-number', {}],
    ['/api/media/file/..%2f..%2fetc%2fpasswd', {}],
    ['/next/preview?path=/&expires=1&signature=x', {}],
    ['/next/seed', { method: 'POST', headers: { ...own, 'x-seed-key': 'wrong' } }],
    ['/api/payload-jobs/run', { headers: { Authorization: 'Bearer wrong' } }],
    ['/%ff', {}],
  ];
  const answers: [string, string][] = [];
  for (const [path, init] of asked) answers.push([path, await read(`${url}${path}`, init)]);
  // What was asked for may come back in the address of a page; the log is what must not keep it.
  return answers.map(([path, text]) => [path, text.replaceAll(typed.token, '')]);
}

async function read(url: string, init: RequestInit = {}): Promise<string> {
  try {
    const response = await fetch(url, { redirect: 'manual', ...init });
    return `${JSON.stringify([...response.headers])}\n${await response.text()}`;
  } catch (error) {
    return String(error);
  }
}

async function askForToken(url: string): Promise<string> {
  const response = await fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(admin),
  });
  return ((await response.json()) as { token: string }).token;
}
