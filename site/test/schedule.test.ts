import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { query } from './query.ts';
import { logIn, readDoc, type Ask } from './rest.ts';
import { startSite, type Site } from './site.ts';

const database = 'schedule';

let postgres: Postgres;
let site: Site | undefined;
let editor: Ask;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  site = await startSite(postgres, database);
  editor = await logIn(site.url);
});
afterAll(async () => {
  await site?.stop();
  await postgres.stop();
});

test('a page is published at its time, and readers who were told that there is none see it', async () => {
  const id = await write({ title: 'On time', slug: 'on-time', _status: 'draft' });
  expect(await look('/on-time')).toBe('404');
  expect(await look('/on-time')).toBe('404');
  await schedule('publish', id, -1);
  expect(await runJobs()).toBe(200);
  expect(await look('/on-time')).toContain('On time');
  expect(await countJobs()).toBe(0);
});

test('a page is taken back at its time', async () => {
  const id = await write({ title: 'For a while', slug: 'for-a-while', _status: 'published' });
  expect(await look('/for-a-while')).toContain('For a while');
  await schedule('unpublish', id, -1);
  expect(await runJobs()).toBe(200);
  expect(await look('/for-a-while')).toBe('404');
});

test('what is for later waits, however often the queue is run', async () => {
  const id = await write({ title: 'Later', slug: 'later', _status: 'draft' });
  await schedule('publish', id, 3600);
  expect(await runJobs()).toBe(200);
  expect(await runJobs()).toBe(200);
  expect(await look('/later')).toBe('404');
  expect(await countJobs()).toBe(1);
});

test.each(['', 'Bearer ', 'Bearer a-key-that-only-tests-would-know-preview'])(
  'whoever comes with "%s" runs nothing',
  async (authorization) => {
    const id = await write({ title: `Not by ${authorization}`, _status: 'draft' });
    await schedule('publish', id, -1);
    expect(await runJobs(authorization)).toBe(401);
    const answer = await editor('GET', `/api/pages/${id}?draft=true`);
    expect(await answer.json()).toMatchObject({ _status: 'draft' });
  },
);

/** Queues what the button in the admin queues; it goes by a server function that only the admin calls. */
async function schedule(type: 'publish' | 'unpublish', id: number, seconds: number): Promise<void> {
  const input = {
    type,
    doc: { relationTo: 'pages', value: String(id) },
    user: { relationTo: 'users', value: 1 },
  };
  await query(
    postgres.uri(database),
    `insert into payload_jobs (task_slug, queue, input, wait_until, updated_at, created_at)
     values ('schedulePublish', 'default', '${JSON.stringify(input)}',
             now() + interval '${seconds} seconds', now(), now())`,
  );
}

async function countJobs(): Promise<number> {
  const rows = await query<{ count: string }>(
    postgres.uri(database),
    'select count(*) from payload_jobs',
  );
  return Number(rows[0]?.count);
}

/** As the CronJob does it, every minute. */
async function runJobs(authorization = `Bearer ${site?.variables.CRON_SECRET}`): Promise<number> {
  const headers = { authorization };
  const response = await fetch(`${site?.url}/api/payload-jobs/run?allQueues=true`, { headers });
  return response.status;
}

async function look(path: string): Promise<string> {
  const response = await fetch(`${site?.url}${path}`);
  const text = await response.text();
  return response.ok ? text : String(response.status);
}

async function write(page: object): Promise<number> {
  return (await readDoc(await editor('POST', '/api/pages', page))).id;
}
