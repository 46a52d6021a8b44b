import { startTemporaryPostgres } from '@synestra/postgres/testing';
import type { Postgres } from '@synestra/postgres';
import { findFreePort } from '@synestra/processes';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { previewUrl } from '../../src/preview/preview-url.ts';
import { logIn, type Ask } from '../rest.ts';
import { startSite, type Site } from '../site.ts';
import { admin } from '../variables.ts';

let postgres: Postgres;
let site: Site;
let editor: Ask;
let cookie: string;
let metrics: string;
beforeAll(async () => {
  postgres = await startTemporaryPostgres();
  const port = String(await findFreePort());
  metrics = `http://127.0.0.1:${port}`;
  site = await startSite(postgres, 'requests', { METRICS_PORT: port });
  editor = await logIn(site.url);
  cookie = await takeCookie();
});
afterAll(async () => {
  await site.stop();
  await postgres.stop();
});

describe('cookies, csrf and cors', () => {
  test('the cookie is for this site and no script; over HTTPS for HTTPS alone', async () => {
    const response = await login();
    const [given = ''] = response.headers.getSetCookie();
    expect(given).toMatch(/; Path=\/; HttpOnly(=true)?; .*SameSite=Lax/);
    expect(given).not.toMatch(/; Secure/);
    const url = `https://localhost:${await findFreePort()}`;
    const own = { SITE_URL: url, PORT: new URL(url).port };
    // It is served over HTTP here, as behind an ingress.
    const { createVariables } = await import('../variables.ts');
    const secure = createVariables(site.variables.DATABASE_URI ?? '', url);
    const { startProgram } = await import('../program.ts');
    const { findBuild } = await import('../build.ts');
    const program = startProgram(await findBuild(), 'serve.mjs', { ...secure, ...own }, [
      '--host',
      '127.0.0.1',
    ]);
    try {
      await expect
        .poll(() => ask(`http://localhost:${own.PORT}/healthz`), { timeout: 60_000 })
        .toBe(200);
      const answer = await login(`http://localhost:${own.PORT}`);
      expect(answer.headers.getSetCookie()[0]).toMatch(/; Secure/);
    } finally {
      program.kill('SIGTERM');
      await program.ended;
    }
  });

  test.each([
    ['its own page', { 'Sec-Fetch-Site': 'same-origin' }, true],
    ['its own page, with its origin', 'own', true],
    ['another site', { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }, false],
    ['another site without origin', { 'Sec-Fetch-Site': 'cross-site' }, false],
    ['a sandbox', { Origin: 'null' }, false],
    ['another port of this host', { Origin: 'http://localhost:1' }, false],
  ] as const)('the cookie counts for what %s asks: %o', async (_, headers, counts) => {
    const sent = headers === 'own' ? { Origin: site.url } : headers;
    const response = await fetch(`${site.url}/api/users/me`, { headers: { ...sent, cookie } });
    const { user } = (await response.json()) as { user: { email: string } | null };
    expect(user?.email).toBe(counts ? admin.email : undefined);
    const created = await fetch(`${site.url}/api/pages`, {
      method: 'POST',
      headers: { ...sent, cookie, 'Content-Type': 'application/json' },
      body: JSON.stringify({ title: `From ${JSON.stringify(sent)}` }),
    });
    expect(created.status).toBe(counts ? 201 : 403);
  });

  test('only this site may read answers across origins', async () => {
    const allowed = async (origin: string) => {
      const response = await fetch(`${site.url}/api/pages`, { headers: { Origin: origin } });
      return response.headers.get('access-control-allow-origin');
    };
    expect(await allowed(site.url)).toBe(site.url);
    expect(await allowed('https://evil.example')).toBe(null);
    expect(await allowed('null')).toBe(null);
  });
});

describe('headers', () => {
  test.each([
    ['/', /^default-src 'none'; script-src 'self' 'unsafe-inline'; script-src-attr 'none';/],
    ['/nowhere', /frame-ancestors 'self'$/],
    ['/admin/login', /img-src 'self' data: blob:;.* frame-src 'self'$/],
    ['/api/pages', /^default-src 'none'; form-action 'none';.*frame-ancestors 'none'$/],
    ['/api/media/file/none.png', /; sandbox$/],
    ['/next/preview', /^default-src 'none'/],
  ])('%s', async (path, policy) => {
    const { headers } = await fetch(`${site.url}${path}`);
    expect(headers.get('content-security-policy')).toMatch(policy);
    expect(Object.fromEntries(headers)).toMatchObject({
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'strict-origin-when-cross-origin',
      'cross-origin-opener-policy': 'same-origin',
      'x-frame-options': 'SAMEORIGIN',
    });
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('x-powered-by')).toBe(null);
    expect(headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
  });
});

describe('a preview', () => {
  const secret = () => site.variables.PREVIEW_SECRET ?? '';

  test('needs a link of this site and somebody who is logged in', async () => {
    const link = previewUrl(secret(), '/about') ?? '';
    const open = (path: string, headers: Record<string, string>) =>
      fetch(`${site.url}${path}`, { headers, redirect: 'manual' });
    const own = { cookie, 'Sec-Fetch-Site': 'same-origin' };
    const shown = await open(link, own);
    expect([shown.status, shown.headers.get('location')]).toEqual([307, '/about']);
    const [draft = ''] = shown.headers.getSetCookie();
    expect(draft).toMatch(/^__prerender_bypass=.+HttpOnly/);
    expect(shown.headers.get('cache-control')).toContain('no-store');

    const refused = [
      await open(link, {}),
      await open(link, { cookie, 'Sec-Fetch-Site': 'cross-site' }),
      await open(link.replace('about', 'contacts'), own),
      await open('/next/preview?path=//evil.example', own),
      await open(previewUrl('the key of another site, which is long too', '/about') ?? '', own),
      await open(previewUrl(secret(), '/about', Date.now() - 5 * 60 * 60 * 1000) ?? '', own),
    ];
    expect(refused.map(({ status }) => status)).toEqual([403, 403, 403, 403, 403, 403]);
    expect(refused.flatMap(({ headers }) => headers.getSetCookie())).toEqual([]);
    const ended = await open('/next/exit-preview?path=/about', own);
    expect([ended.status, ended.headers.get('location')]).toEqual([307, '/about']);
    expect(ended.headers.getSetCookie()[0]).toMatch(/__prerender_bypass=;.*1970/);
  });

  test.each([
    '//evil.example',
    '/%5cevil.example',
    'https://evil.example',
    '/%0d%0aSet-Cookie:%20a=b',
  ])('ends on this site, whatever is asked: %s', async (path) => {
    const response = await fetch(`${site.url}/next/exit-preview?path=${path}`, {
      redirect: 'manual',
    });
    expect(response.headers.get('location')).toBe('/');
  });
});

describe('an upload', () => {
  test('is what is in it, under a name that is safe', async () => {
    const png = await draw(40, 30).png().toBuffer();
    const doc = await upload('../Гавань.html', 'text/html', png);
    expect(doc.body).toMatchObject({ doc: { filename: 'Гавань.png', mimeType: 'image/png' } });
    const { url = '' } = (doc.body as { doc: { url?: string } }).doc;
    const served = await fetch(new URL(url, site.url));
    expect(served.headers.get('content-type')).toBe('image/png');
    expect(served.headers.get('content-security-policy')).toMatch(/; sandbox$/);
  });

  const script = '<script>alert(1)</script>';
  const svg = (inside: string, more = '') =>
    `<svg xmlns="http://www.w3.org/2000/svg" width="10" height="10" ${more}>${inside}</svg>`;

  test.each([
    ['a page that is called a picture', 'a.png', 'image/png', `<html>${script}</html>`],
    ['a page that is called a text', 'a.png', 'text/plain', `<html>${script}</html>`],
    ['the beginning of a picture', 'a.png', 'image/png', Buffer.from('89504e470d0a1a0a', 'hex')],
    ['nothing', 'a.png', 'image/png', ''],
    ['a program', 'a.png', 'image/png', Buffer.from(`4d5a${'00'.repeat(100)}`, 'hex')],
    ['a document', 'a.pdf', 'application/pdf', '%PDF-1.7\n%%EOF'],
    ['SVG with a script', 'a.svg', 'image/svg+xml', svg(script)],
    ['SVG with a handler', 'a.svg', 'image/svg+xml', svg('<rect/>', 'onload="alert(1)"')],
    ['SVG with a link', 'a.svg', 'image/svg+xml', svg('<a href="javascript:alert(1)">a</a>')],
    ['SVG in the clothes of PNG', 'a.png', 'image/png', svg(script)],
    [
      'SVG with a page in it',
      'a.svg',
      'image/svg+xml',
      svg(
        '<foreignObject><body xmlns="http://www.w3.org/1999/xhtml" onload="alert(1)"/></foreignObject>',
      ),
    ],
    [
      'SVG that grows',
      'a.svg',
      'image/svg+xml',
      `<!DOCTYPE svg [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${svg('<text>&b;</text>')}`,
    ],
  ])('is refused: %s', async (_, name, type, content) => {
    const { status } = await upload(name, type, Buffer.from(content));
    expect(status).toBe(400);
  });

  test('may be a picture of lines, which runs nothing', async () => {
    const { status, body } = await upload('logo.svg', 'image/svg+xml', svg('<rect width="5"/>'));
    expect([status, body]).toMatchObject([201, { doc: { mimeType: 'image/svg+xml' } }]);
    const served = await fetch(`${site.url}/api/media/file/logo.svg`);
    expect(served.headers.get('content-security-policy')).toMatch(/^default-src 'none'.*; sandbox/);
    expect(served.headers.get('x-content-type-options')).toBe('nosniff');
  });

  test('is refused when it unpacks to more than memory holds', async () => {
    const bomb = await draw(8000, 8000).png({ compressionLevel: 9 }).toBuffer();
    expect(bomb.length).toBeLessThan(1_000_000);
    const { status, body } = await upload('bomb.png', 'image/png', bomb);
    expect([status, JSON.stringify(body)]).toEqual([400, expect.stringContaining('picture')]);
  });

  test('is refused when it is too large', async () => {
    const { status } = await upload('large.png', 'image/png', Buffer.alloc(21 * 1024 * 1024));
    expect(status).toBe(413);
  });
});

test('the figures are on a port of their own, and not on that of readers', async () => {
  // The connection that an upload was refused on is gone.
  await expect.poll(() => ask(`${site.url}/healthz`)).toBe(200);
  const read = async () => (await fetch(`${metrics}/metrics`)).text();
  // A request counts when its connection has got all of the answer.
  const probes = /^http_requests_total\{kind="probe",method="GET",status="200"\} \d+$/m;
  await expect.poll(read, { timeout: 20_000 }).toMatch(probes);
  const text = await read();
  expect(text).toMatch(/^http_request_seconds_bucket\{kind="api",le="\+Inf"\} \d+$/m);
  expect(text).toMatch(/^process_resident_memory_bytes \d+$/m);
  expect((await fetch(`${metrics}/`)).status).toBe(404);
  expect((await fetch(`${site.url}/metrics`)).status).toBe(404);
});

test('every line of the log is JSON, and those of a request tell which', async () => {
  const id = 'a-request-of-the-test';
  const headers = {
    'X-Request-Id': id,
    'X-Forwarded-For': '203.0.113.99',
    'Content-Type': 'application/json',
  };
  const response = await fetch(`${site.url}/api/users/login`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email: 'nobody@example.com', password: 'x' }),
  });
  expect(response.headers.get('x-request-id')).toBe(id);
  const findLines = () =>
    site.program
      .output()
      .split('\n')
      .filter((line) => line.includes(id));
  await expect.poll(() => findLines().length, { timeout: 20_000 }).toBeGreaterThan(1);
  expect(findLines().map((line) => JSON.parse(line) as object)).toContainEqual(
    expect.objectContaining({
      requestId: id,
      clientAddress: '203.0.113.99',
      method: 'POST',
      path: '/api/users/login',
      status: 401,
    }),
  );
});

function draw(width: number, height: number) {
  return sharp({ create: { width, height, channels: 3, background: '#205080' } });
}

async function upload(name: string, type: string, content: Buffer | string) {
  const form = new FormData();
  form.set('_payload', JSON.stringify({ alt: 'A picture' }));
  form.set('file', new Blob([new Uint8Array(Buffer.from(content))], { type }), name);
  const response = await editor('POST', '/api/media', form);
  return { status: response.status, body: (await response.json().catch(() => ({}))) as object };
}

function login(url = site.url): Promise<Response> {
  return fetch(`${url}/api/users/login`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify(admin),
  });
}

async function takeCookie(): Promise<string> {
  const [given = ''] = (await login()).headers.getSetCookie();
  return given.split(';', 1)[0] ?? '';
}

async function ask(url: string): Promise<number> {
  return fetch(url).then(
    ({ status }) => status,
    () => 0,
  );
}
