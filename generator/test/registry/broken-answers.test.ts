import type { IncomingMessage, ServerResponse } from 'node:http';
import { describe, expect, it } from 'vitest';
import { CannotRun } from '../../src/issue.ts';
import { ask } from '../../src/registry/ask.ts';
import { resolveDigest } from '../../src/registry/resolve-digest.ts';
import { createWorkspace } from '../workspace.ts';
import { digestOf, serve } from './registry.ts';

const manifest = JSON.stringify({ schemaVersion: 2, layers: [] });
const digest = digestOf(manifest);
const login = { auths: {} as Record<string, unknown> };

/** Answers with a status, headers and a body, as a person would write them down. */
function say(response: ServerResponse, status: number, headers: object, body = '') {
  response.writeHead(status, { ...headers });
  response.end(body);
}

async function resolveFrom(
  answer: (request: IncomingMessage, response: ServerResponse) => void,
  config: unknown = login,
) {
  const { host, asked } = await serve(answer);
  const { root } = createWorkspace({ 'config.json': JSON.stringify(config) });
  const found = await resolveDigest(`${host}/team/web`, 'one', {
    PATH: process.env.PATH,
    DOCKER_CONFIG: root,
  });
  return { found, asked: asked.map(({ method = '' }) => method) };
}

describe('a digest is found', () => {
  it('by the content where the head does not tell it', async () => {
    const result = await resolveFrom((_, response) => {
      say(response, 200, {}, manifest);
    });
    expect(result).toEqual({ found: digest, asked: ['HEAD', 'GET'] });
  });

  it('by the content where the head is not allowed', async () => {
    const result = await resolveFrom(({ method }, response) => {
      say(response, method === 'HEAD' ? 405 : 200, {}, manifest);
    });
    expect(result.found).toBe(digest);
  });

  it('after a registry was busy', async () => {
    let calls = 0;
    const result = await resolveFrom((_, response) => {
      calls += 1;
      say(response, calls === 1 ? 503 : 200, { 'docker-content-digest': digest });
    });
    expect(result).toEqual({ found: digest, asked: ['HEAD', 'HEAD'] });
  });
});

describe('no digest is made up', () => {
  it.each([
    ['a web server knows no such page', 404, {}, '<h1>Not found</h1>', 'did not answer as a'],
    ['a page is served for everything', 200, {}, '<h1>Hello</h1>', 'something else than the'],
    ['an error is served as a success', 200, {}, '{"errors":[]}', 'something else than the'],
    [
      'the content is not what the head says',
      200,
      { 'docker-content-digest': 'sha256:1' },
      manifest,
      'something else than the manifest of team/web',
    ],
    ['the registry breaks', 500, {}, '', '(status 500)'],
    [
      'it asks for what nobody can give',
      401,
      { 'www-authenticate': 'Negotiate' },
      '',
      'docker log',
    ],
    ['it says not who may', 401, {}, '', 'docker login 127.0.0.1:'],
    ['it lets nobody in', 403, {}, '', 'docker login 127.0.0.1:'],
    ['it sells tokens nowhere', 401, { 'www-authenticate': 'Bearer' }, '', 'does not say where'],
    ['it sends us in circles', 307, { location: '/v2/' }, '', 'redirects without end'],
    ['it sends us nowhere', 302, {}, '', 'redirects without end or address'],
    [
      'it sends us to where anybody could answer',
      302,
      { location: 'ftp://127.0.0.1/' },
      '',
      'without TLS',
    ],
  ])('where %s', async (_, status, headers, body, message) => {
    const result = resolveFrom((__, response) => {
      say(response, status, headers, body);
    });
    await expect(result).rejects.toThrow(CannotRun);
    await expect(result).rejects.toThrow(message);
  });

  it('where nobody listens', async () => {
    await expect(resolveDigest('127.0.0.1:1/team/web', 'one', {})).rejects.toThrow(
      'http://127.0.0.1:1/v2/team/web/manifests/one could not be reached: no connection',
    );
  });

  it('where the connection breaks', async () => {
    const result = resolveFrom((_, response) => {
      response.destroy();
    });
    await expect(result).rejects.toThrow('could not be reached');
  });

  it('where the name or the tag is none', async () => {
    await expect(resolveDigest('registry.example.com/Team', 'one', {})).rejects.toThrow(CannotRun);
    await expect(resolveDigest('127.0.0.1:1/team', '../one', {})).rejects.toThrow(CannotRun);
  });
});

describe('a login goes to its registry alone', () => {
  const basic = 'Basic cm9ib3Q6czNjcmV0';

  it('and not along with a redirect to another host', async () => {
    const other = await serve((_, response) => {
      say(response, 200, { 'docker-content-digest': digest });
    });
    const { host, asked } = await serve(({ url, headers }, response) => {
      if (headers.authorization !== basic) {
        say(response, 401, { 'www-authenticate': 'Basic realm="x"' });
        return;
      }
      const isMoved = url?.startsWith('/moved') === true;
      say(response, 307, { location: isMoved ? `http://${other.host}/there` : '/moved' });
    });
    const config = JSON.stringify({ auths: { [host]: { auth: 'cm9ib3Q6czNjcmV0' } } });
    const { root } = createWorkspace({ 'config.json': config });
    expect(await resolveDigest(`${host}/team/web`, 'one', { DOCKER_CONFIG: root })).toBe(digest);
    expect(asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/v2/team/web/manifests/one', undefined],
      ['/v2/team/web/manifests/one', basic],
      ['/moved', basic],
    ]);
    expect(other.asked.map(({ url, headers }) => [url, headers.authorization])).toEqual([
      ['/there', undefined],
    ]);
  });

  it('and nowhere without TLS, but on this machine', async () => {
    const { host, asked } = await serve((_, response) => {
      say(response, 200, {});
    });
    const url = new URL(`http://robot:s3cret@${host}/v2/?token=s3cret`);
    const question = { method: 'GET', url, headers: { authorization: basic } } as const;
    await expect(ask(question, false)).rejects.toThrow(
      `http://${host}/v2/ is not asked: without TLS anybody could answer.`,
    );
    expect(asked).toEqual([]);
  });
});
