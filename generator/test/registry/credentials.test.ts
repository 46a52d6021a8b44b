import { expect, it } from 'vitest';
import { findCredentials } from '../../src/registry/credentials.ts';
import { parseImageName } from '../../src/registry/image-name.ts';
import { putOnPath } from '../check/tools.ts';
import { createWorkspace } from '../workspace.ts';

const auth = (user: string) => ({ auth: Buffer.from(`${user}:pass:word`).toString('base64') });
const login = (username: string) => ({ username, password: 'pass:word' });

/** Looks up a login where Docker's file holds the given. */
function find(image: string, config: unknown, variables: Record<string, string> = {}) {
  const files = { 'docker/config.json': JSON.stringify(config) };
  const { root } = createWorkspace(files);
  const env = { PATH: process.env.PATH, DOCKER_CONFIG: `${root}/docker`, ...variables };
  return findCredentials(parseImageName(image), env);
}

const image = 'registry.gitlab.com/acme/platform/web';

it.each([
  ['the host', { 'registry.gitlab.com': auth('a') }],
  ['its address', { 'https://registry.gitlab.com': auth('a') }],
  ['the address of its API', { 'https://registry.gitlab.com/v2/': auth('a') }],
  ['a folder', { 'registry.gitlab.com': auth('b'), 'registry.gitlab.com/acme': auth('a') }],
  [
    'the repository',
    { 'registry.gitlab.com/acme': auth('b'), 'registry.gitlab.com/acme/platform/web': auth('a') },
  ],
  ['user and password', { 'registry.gitlab.com': login('a') }],
])('a login is found under %s', async (_, auths) => {
  expect(await find(image, { auths })).toEqual(login('a'));
});

it.each([
  ['another host', { 'gitlab.com': auth('a'), 'registry.gitlab.com:5000': auth('b') }],
  ['another folder', { 'registry.gitlab.com/acm': auth('a') }],
  ['nothing', { 'registry.gitlab.com': {} }],
  ['no user', { 'registry.gitlab.com': { auth: Buffer.from(':x').toString('base64') } }],
])('no login is found under %s', async (_, auths) => {
  expect(await find(image, { auths })).toBeUndefined();
});

it.each(['https://index.docker.io/v1/', 'docker.io', 'index.docker.io', 'registry-1.docker.io'])(
  'Docker Hub is found under %s',
  async (key) => {
    expect(await find('acme/web', { auths: { [key]: auth('a') } })).toEqual(login('a'));
  },
);

it('is asked of podman first, then of the variable of CI systems, then of Docker', async () => {
  const files = (user: string) => JSON.stringify({ auths: { 'registry.gitlab.com': auth(user) } });
  const { root } = createWorkspace({ 'auth.json': files('podman') });
  const docker = JSON.parse(files('docker')) as unknown;
  const podman = { REGISTRY_AUTH_FILE: `${root}/auth.json` };
  const ci = { DOCKER_AUTH_CONFIG: files('ci') };
  expect(await find(image, docker, { ...podman, ...ci })).toEqual(login('podman'));
  expect(await find(image, docker, ci)).toEqual(login('ci'));
  expect(await find(image, docker, { REGISTRY_AUTH_FILE: '' })).toEqual(login('docker'));
  expect(await find(image, {}, { REGISTRY_AUTH_FILE: `${root}/none.json` })).toBeUndefined();
});

it('lies in the home folder, and where podman keeps it by itself', async () => {
  const config = JSON.stringify({ auths: { 'registry.gitlab.com': auth('a') } });
  const { root } = createWorkspace({
    'home/.docker/config.json': config,
    'run/containers/auth.json': config,
  });
  const name = parseImageName(image);
  expect(await findCredentials(name, { HOME: `${root}/home` })).toEqual(login('a'));
  const podman = { HOME: `${root}/none`, XDG_RUNTIME_DIR: `${root}/run` };
  expect(await findCredentials(name, podman)).toEqual(login('a'));
});

/** A helper as Docker runs it: the server on its input, a login in JSON on its output. */
function installHelper(script: string) {
  const { root } = createWorkspace();
  putOnPath(`${root}/bin`, { 'docker-credential-test': script });
  return { PATH: process.env.PATH ?? '' };
}

const secrets = `read -r server
[ "$1" = get ] || exit 1
case "$server" in
  registry.gitlab.com) echo '{"ServerURL":"x","Username":"kept","Secret":"pass:word"}';;
  https://index.docker.io/v1/) echo '{"Username":"<token>","Secret":"long-lived"}';;
  *) echo "credentials not found in native keychain"; exit 1;;
esac`;

it('is asked of the program that keeps it', async () => {
  const path = installHelper(secrets);
  const store = { credsStore: 'test', auths: { 'registry.gitlab.com': {} } };
  expect(await find(image, store, path)).toEqual(login('kept'));
  const helpers = { credHelpers: { 'registry.gitlab.com': 'test' }, credsStore: 'none' };
  expect(await find(image, helpers, path)).toEqual(login('kept'));
  expect(await find('acme/web', store, path)).toEqual({ identityToken: 'long-lived' });
  expect(await find('ghcr.io/acme/web', store, path)).toBeUndefined();
  const both = { credsStore: 'test', auths: { 'ghcr.io': auth('a') } };
  expect(await find('ghcr.io/acme/web', both, path)).toEqual(login('a'));
});

it.each([
  ['echo s3cret; exit 3', 'docker-credential-test could not give the login for', 'ended with 3'],
  ['echo s3cret', 'docker-credential-test did not answer with a user and a secret', ''],
  ['echo \'{"Secret":"s3cret"}\'', 'did not answer with a user and a secret', ''],
])('a program that breaks is named, and what it said is not: %s', async (script, first, second) => {
  const found = find(image, { credsStore: 'test' }, installHelper(script));
  const said = String(await found.catch((error: unknown) => error));
  expect(said).toContain(first);
  expect(said).toContain(second);
  expect(said).not.toContain('s3cret');
});

it('a program that is not there is named', async () => {
  await expect(find(image, { credsStore: 'nowhere' })).rejects.toThrow(
    'docker-credential-nowhere is not on PATH',
  );
});

it.each(['{"auths": {"a": {"auth": "s3cret"', '{"auths": [{"auth": "s3cret"}]}'])(
  'a file that is not understood is named, and not repeated: %s',
  async (content) => {
    const found = findCredentials(parseImageName(image), { DOCKER_AUTH_CONFIG: content });
    const said = String(await found.catch((error: unknown) => error));
    expect(said).toContain('DOCKER_AUTH_CONFIG is not what Docker writes there');
    expect(said).not.toContain('s3cret');
  },
);
