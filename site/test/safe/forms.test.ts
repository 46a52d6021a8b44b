import { createServer, type Server } from 'node:net';
import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { honeypot } from '../../src/forms/honeypot.ts';
import { logIn, readDoc, type Ask } from '../rest.ts';
import { startSite, type Site } from '../site.ts';

let postgres: Postgres;
let site: Site;
let editor: Ask;
let mailServer: Server;
let form: number;
let otherForm: number;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  // It takes a connection and then says nothing.
  mailServer = createServer(() => undefined);
  const port = await new Promise<number>((resolve) => {
    mailServer.listen(0, '127.0.0.1', () => {
      const address = mailServer.address();
      resolve(typeof address === 'object' && address ? address.port : 0);
    });
  });
  site = await startSite(postgres, 'forms', {
    SMTP_HOST: '127.0.0.1',
    SMTP_PORT: String(port),
    SMTP_USER: 'site',
    SMTP_PASSWORD: 'a-password-of-the-mail-server',
  });
  editor = await logIn(site.url);
  [form, otherForm] = [await createForm('Contact'), await createForm('Other')];
});
afterAll(async () => {
  await site.stop();
  mailServer.close();
  await postgres.stop();
});

const answers = [
  { field: 'mail', value: 'reader@example.com' },
  { field: 'message', value: 'Good morning' },
];

test('only what the form asks for is kept, while the mail server is silent', async () => {
  const sent = [...answers, { field: 'isAdmin', value: 'yes' }];
  const response = await submit('203.0.113.1', { form, submissionData: sent });
  expect(response.status).toBe(201);
  const kept = await listSubmissions();
  expect(kept).toHaveLength(1);
  expect(JSON.stringify(kept)).toContain('Good morning');
  expect(JSON.stringify(kept)).not.toContain('isAdmin');
});

test('what no reader sends is not kept', async () => {
  const before = await listSubmissions();
  const bad: [object, number][] = [
    [{ form, submissionData: answers, [honeypot]: 'http://spam.example' }, 400],
    [{ form, submissionData: [{ field: 'mail', value: 'a@b.c, d@e.f' }] }, 400],
    [{ form, submissionData: [{ field: 'message', value: 'x'.repeat(60_000) }] }, 413],
    [{ form: 999, submissionData: answers }, 400],
    [{ form, submissionData: [{ field: 'message', value: 'x'.repeat(300_000) }] }, 413],
  ];
  for (const [index, [body, status]] of bad.entries()) {
    expect((await submit(`203.0.113.${10 + index}`, body)).status).toBe(status);
  }
  expect(await listSubmissions()).toEqual(before);
});

test('one reader sends a form a few times, and others are not kept from it', async () => {
  const statuses: number[] = [];
  for (let round = 0; round < 7; round += 1) {
    statuses.push((await submit('203.0.113.30', { form, submissionData: answers })).status);
  }
  expect(statuses).toEqual([201, 201, 201, 201, 201, 429, 429]);
  // Whatever stands before the word of the proxy is made up.
  const lie = await submit('198.51.100.1, 203.0.113.30', { form, submissionData: answers });
  expect(lie.status).toBe(429);
  expect(Number(lie.headers.get('retry-after'))).toBeGreaterThan(0);
  const other = { form: otherForm, submissionData: answers };
  expect((await submit('203.0.113.30', other)).status).toBe(201);
  expect((await submit('203.0.113.31', { form, submissionData: answers })).status).toBe(201);
});

test('a stranger reads and changes no answers', async () => {
  for (const [method, path] of [
    ['GET', '/api/form-submissions'],
    ['GET', '/api/form-submissions/1'],
    ['PATCH', '/api/form-submissions/1'],
    ['DELETE', '/api/form-submissions/1'],
  ] as const) {
    const response = await fetch(`${site.url}${path}`, { method });
    expect([method, path, response.status]).toEqual([method, path, 403]);
  }
});

async function createForm(title: string): Promise<number> {
  const doc = await readDoc(
    await editor('POST', '/api/forms', {
      title,
      fields: [
        { blockType: 'email', name: 'mail', label: 'Mail', required: true },
        { blockType: 'textarea', name: 'message', label: 'Message' },
      ],
      emails: [{ emailTo: 'editor@example.com', subject: 'A message' }],
      confirmationType: 'message',
      confirmationMessage: {
        root: {
          type: 'root',
          version: 1,
          direction: null,
          format: '',
          indent: 0,
          children: [
            {
              type: 'paragraph',
              version: 1,
              direction: null,
              format: '',
              indent: 0,
              textFormat: 0,
              children: [
                {
                  type: 'text',
                  version: 1,
                  text: 'Thanks',
                  detail: 0,
                  format: 0,
                  mode: 'normal',
                  style: '',
                },
              ],
            },
          ],
        },
      },
    }),
  );
  return doc.id;
}

function submit(address: string, body: object): Promise<Response> {
  return fetch(`${site.url}/api/form-submissions`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', 'X-Forwarded-For': address },
    body: JSON.stringify(body),
  });
}

async function listSubmissions(): Promise<unknown[]> {
  const response = await editor('GET', '/api/form-submissions?depth=0&limit=100');
  return ((await response.json()) as { docs: unknown[] }).docs;
}
