import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, it, onTestFinished } from 'vitest';
import { comment } from '../../src/commands/review/comment.ts';
import { CannotRun } from '../../src/issue.ts';
import { marker } from '../../src/review/report/markdown.ts';
import { createWorkspace } from '../workspace.ts';

interface Stored {
  readonly id: number;
  body: string;
  readonly user: { readonly type: string };
}

/** A forge that keeps comments as GitHub does, and notes what it was asked. */
async function startForge(comments: Stored[], status = 200) {
  const calls: string[] = [];
  const server: Server = createServer((request, response) => {
    const { method = '', url = '', headers } = request;
    calls.push(`${method} ${url}`);
    let text = '';
    request.on('data', (chunk: Buffer) => (text += chunk.toString()));
    request.on('end', () => {
      const allowed = headers.authorization === 'Bearer a-token';
      const body = text === '' ? '' : (JSON.parse(text) as { body: string }).body;
      const page = Number(/&page=(\d+)/.exec(url)?.[1] ?? 1);
      const old = comments.find(({ id }) => url.endsWith(`/comments/${id}`));
      if (method === 'POST') comments.push({ id: 1000, body, user: { type: 'Bot' } });
      if (method === 'PATCH' && old) old.body = body;
      response.writeHead(allowed ? status : 401, { 'content-type': 'application/json' });
      const shown = comments.slice((page - 1) * 100, page * 100);
      response.end(JSON.stringify(method === 'GET' ? shown : {}));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(() => {
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return { calls, api: `http://127.0.0.1:${port}` };
}

async function put(api: string, text = `${marker}\nNew.\n`, token = 'a-token') {
  const workspace = createWorkspace({ 'diff.md': text });
  const forge = { api, repository: 'acme/fleet', token };
  const exitCode = await comment(workspace.context, forge, { pullRequest: 7, body: 'diff.md' });
  return { exitCode, ...workspace.output };
}

const by = (type: string, body: string, id: number): Stored => ({ id, body, user: { type } });

it('is written once and replaced from then on', async () => {
  const comments = [by('User', 'Looks good.', 1)];
  const { api, calls } = await startForge(comments);
  expect(await put(api, `${marker}\nOld.\n`)).toEqual({
    exitCode: 0,
    out: 'Wrote the comment of pull request 7.\n',
    err: '',
  });
  expect((await put(api)).out).toBe('Replaced the comment of pull request 7.\n');
  expect(comments.map(({ body }) => body)).toEqual(['Looks good.', `${marker}\nNew.\n`]);
  expect(calls).toEqual([
    'GET /repos/acme/fleet/issues/7/comments?per_page=100&page=1',
    'POST /repos/acme/fleet/issues/7/comments',
    'GET /repos/acme/fleet/issues/7/comments?per_page=100&page=1',
    'PATCH /repos/acme/fleet/issues/comments/1000',
  ]);
});

it('is found behind many others, and never taken from a person who wrote the marker', async () => {
  const others = Array.from({ length: 120 }, (_, index) =>
    by('User', `${marker}\n${index}`, index),
  );
  const comments = [...others, by('Bot', `${marker}\nOld.\n`, 500)];
  const { api } = await startForge(comments);
  await put(api);
  expect(comments.at(-1)?.body).toBe(`${marker}\nNew.\n`);
  expect(comments.slice(0, 120)).toEqual(others);
});

it('is refused where it is no report, and where the forge refuses', async () => {
  const { api, calls } = await startForge([]);
  await expect(put(api, 'Anything.\n')).rejects.toThrow(CannotRun);
  expect(calls).toEqual([]);
  await expect(put(api, undefined, 'wrong')).rejects.toThrow('the forge refused to GET');
  await expect(put('http://127.0.0.1:1')).rejects.toThrow('the forge could not be reached');
});
