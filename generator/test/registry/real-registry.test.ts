import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { resolveDigest } from '../../src/registry/resolve-digest.ts';
import { createWorkspace } from '../workspace.ts';
import { passOn, pushImage, pushIndex, runCrane, serve, startRegistry } from './registry.ts';

const tag = `sha-${'a1'.repeat(20)}`;
/** Nobody is logged in. */
const nobody = () => ({ PATH: process.env.PATH, DOCKER_CONFIG: createWorkspace().root });

it('is the digest that other clients find, of an image and of an index', async () => {
  const image = `${await startRegistry()}/team/web`;
  const first = await pushImage(image, tag, 'first');
  expect(await resolveDigest(image, tag, nobody())).toBe(first);
  expect(await runCrane(['digest', `${image}:${tag}`])).toBe(first);
  const index = await pushIndex(image, 'many', [first, await pushImage(image, 'second', 'second')]);
  expect(await resolveDigest(image, 'many', nobody())).toBe(index);
  expect(await runCrane(['digest', `${image}:many`])).toBe(index);
});

it('is undefined for a tag and for an image that is not there', async () => {
  const registry = await startRegistry();
  await pushImage(`${registry}/team/web`, tag, 'first');
  expect(await resolveDigest(`${registry}/team/web`, 'other', nobody())).toBeUndefined();
  expect(await resolveDigest(`${registry}/team/other`, tag, nobody())).toBeUndefined();
});

it('is another one after the tag was moved', async () => {
  const image = `${await startRegistry()}/team/web`;
  const before = await pushImage(image, tag, 'before');
  expect(await resolveDigest(image, tag, nobody())).toBe(before);
  const after = await pushImage(image, tag, 'after');
  expect(await resolveDigest(image, tag, nobody())).toBe(after);
  expect(after).not.toBe(before);
});

it('is told to who logged in, and to nobody else', async () => {
  const registry = await startRegistry();
  const digest = await pushImage(`${registry}/team/web`, tag, 'first');
  const login = Buffer.from('robot:s3cret:pass').toString('base64');
  const gate = await serve((request, response) => {
    if (request.headers.authorization === `Basic ${login}`) {
      void passOn(request, response, registry);
      return;
    }
    response.writeHead(401, { 'www-authenticate': 'Basic realm="the registry", charset="UTF-8"' });
    response.end();
  });
  const image = `${gate.host}/team/web`;
  const logIn = async (password: string) => {
    const variables = { DOCKER_CONFIG: createWorkspace().root };
    await runCrane(['auth', 'login', gate.host, '-u', 'robot', '-p', password], variables);
    return variables;
  };

  const variables = await logIn('s3cret:pass');
  expect(readFileSync(path.join(variables.DOCKER_CONFIG, 'config.json'), 'utf8')).toContain(login);
  expect(await resolveDigest(image, tag, variables)).toBe(digest);
  expect(await resolveDigest(image, 'other', variables)).toBeUndefined();

  const cure = `${gate.host} does not let us read team/web (status 401). Log in with an account that may: docker login ${gate.host}`;
  await expect(resolveDigest(image, tag, nobody())).rejects.toThrow(cure);
  await expect(resolveDigest(image, tag, await logIn('wrong'))).rejects.toThrow(cure);
});
