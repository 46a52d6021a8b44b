import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { CannotRun } from '../../src/issue.ts';
import { resolveDigest } from '../../src/registry/resolve-digest.ts';
import { createWorkspace } from '../workspace.ts';
import { passOn, pushImage, serve, startRegistry } from './registry.ts';

type Sell = (request: IncomingMessage, url: URL) => Promise<[number, unknown]>;

const encode = (words: string) => Buffer.from(words).toString('base64');

/** A registry behind a gate that wants a token, and a server that gives tokens. */
async function startGated(sell: Sell, scope = 'scope="repository:team/web:pull",') {
  const registry = await startRegistry();
  const digest = await pushImage(`${registry}/team/web`, 'one', 'first');
  const shop = await serve((request, response) => {
    void answerWith(sell(request, new URL(request.url ?? '', 'http://shop')), response);
  });
  const gate = await serve((request, response) => {
    if (request.headers.authorization === 'Bearer a-token') {
      void passOn(request, response, registry);
      return;
    }
    const challenge = `Bearer realm="http://${shop.host}/token",service="the, registry",${scope}error="x"`;
    response.writeHead(401, { 'www-authenticate': challenge });
    response.end();
  });
  return { host: gate.host, image: `${gate.host}/team/web`, digest, shop };
}

async function answerWith(result: Promise<[number, unknown]>, response: ServerResponse) {
  const [status, body] = await result;
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(JSON.stringify(body));
}

const loggedIn = (host: string, login: unknown) => ({
  PATH: process.env.PATH,
  DOCKER_CONFIG: createWorkspace({ 'config.json': JSON.stringify({ auths: { [host]: login } }) })
    .root,
});

describe('a registry that wants a token', () => {
  it('is asked with one that anybody gets, for this repository', async () => {
    const { host, image, digest, shop } = await startGated((request, url) => {
      expect(request.headers.authorization).toBeUndefined();
      expect(Object.fromEntries(url.searchParams)).toEqual({
        service: 'the, registry',
        scope: 'repository:team/web:pull',
      });
      return Promise.resolve([200, { token: 'a-token' }]);
    });
    const variables = loggedIn(`other-${host}`, { auth: encode('robot:s3cret') });
    expect(await resolveDigest(image, 'one', variables)).toBe(digest);
    expect(shop.asked.length).toBe(1);
  });

  it('is asked with one that a password bought', async () => {
    const { host, image, digest } = await startGated((request, url) => {
      expect(url.searchParams.get('scope')).toBe('repository:team/web:pull');
      const isKnown = request.headers.authorization === `Basic ${encode('robot:s3cret')}`;
      return Promise.resolve(isKnown ? [200, { access_token: 'a-token' }] : [401, {}]);
    }, '');
    const variables = loggedIn(host, { auth: encode('robot:s3cret') });
    expect(await resolveDigest(image, 'one', variables)).toBe(digest);
    expect(await resolveDigest(image, 'two', variables)).toBeUndefined();
  });

  it('is asked with one that a token of the login bought', async () => {
    const { host, image, digest } = await startGated(async (request) => {
      expect(request.method).toBe('POST');
      expect(Object.fromEntries(new URLSearchParams(await text(request)))).toEqual({
        grant_type: 'refresh_token',
        client_id: 'web-core',
        refresh_token: 'long-lived',
        service: 'the, registry',
        scope: 'repository:team/web:pull',
      });
      return [200, { access_token: 'a-token' }];
    });
    const variables = loggedIn(host, { auth: encode('<token>:'), identitytoken: 'long-lived' });
    expect(await resolveDigest(image, 'one', variables)).toBe(digest);
  });

  it('is asked with one that lies there ready', async () => {
    const { host, image, digest, shop } = await startGated(() => Promise.resolve([500, {}]));
    expect(await resolveDigest(image, 'one', loggedIn(host, { registrytoken: 'a-token' }))).toBe(
      digest,
    );
    expect(shop.asked).toEqual([]);
  });

  it.each([
    ['refuses', [403, { errors: [] }], 'docker login'],
    ['breaks', [500, {}], 'gave none (status 500)'],
    ['gives nothing', [200, { expires_in: 300 }], 'gave none (status 200)'],
    ['gives one that does not do', [200, { token: 'wrong' }], 'does not let us read team/web'],
  ])('is not asked where the server of tokens %s', async (_, answer, message) => {
    const { host, image } = await startGated(() => Promise.resolve(answer as [number, unknown]));
    const variables = loggedIn(host, { auth: encode('robot:s3cret') });
    const error: unknown = await resolveDigest(image, 'one', variables).catch(
      (thrown: unknown) => thrown,
    );
    expect(error).toBeInstanceOf(CannotRun);
    const said = error instanceof Error ? `${error.message}${error.stack ?? ''}` : '';
    expect(said).toContain(message);
    expect(said).not.toMatch(/s3cret|wrong|cm9ib3Q/);
  });
});
