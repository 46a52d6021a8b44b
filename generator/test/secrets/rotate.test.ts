import { readFileSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { checkSecrets } from '../../src/commands/secrets/check.ts';
import { resealSecrets } from '../../src/commands/secrets/reseal.ts';
import { rotateSecret } from '../../src/commands/secrets/rotate.ts';
import { commit, git } from '../review/repository.ts';
import { writeFiles, type Workspace } from '../workspace.ts';
import {
  buildTools,
  createKey,
  createSealedFleet,
  decrypt,
  holdKey,
  initWell,
  piped,
  piping,
  sealedTree,
  sopsConfig,
  type SealedFleet,
} from './sealed-fleet.ts';

beforeAll(buildTools, 900_000);

async function createWhole(): Promise<SealedFleet> {
  const workspace = await createSealedFleet();
  await initWell(workspace);
  return workspace;
}

function rotate({ context, output }: Workspace, key: string, given: Record<string, string> = {}) {
  Object.assign(output, { out: '', err: '' });
  return rotateSecret(context, piping(given), ['my-shop', 'prod', key], piped);
}

const patches = ({ root }: Workspace) =>
  readFileSync(path.join(root, 'environments/prod/my-shop/patches.yaml'), 'utf8');

const check = { check: true, force: false, removeSites: false, json: false };

/** The names of the files that differ. */
function differing(before: Record<string, string>, after: Record<string, string>): string[] {
  const names = Object.keys(after).filter((name) => before[name] !== after[name]);
  return names.map((name) => path.basename(name));
}

describe('secrets rotate', () => {
  it('gives one key a new value and rolls the pods', async () => {
    const workspace = await createWhole();
    const before = sealedTree(workspace);
    const { PREVIEW_SECRET: old, ...others } = await decrypt(workspace, 'runtime.yaml');
    expect(await rotate(workspace, 'PREVIEW_SECRET'), workspace.output.err).toBe(0);
    expect(differing(before, sealedTree(workspace))).toEqual(['runtime.yaml']);
    const { PREVIEW_SECRET: renewed, ...rest } = await decrypt(workspace, 'runtime.yaml');
    expect(rest).toEqual({ ...others, RUNTIME_EDITION_2: '2' });
    expect(renewed).toMatch(/^[\w-]{43}$/);
    expect(renewed).not.toBe(old);
    expect(patches(workspace)).toMatch(/synestra\.io\/secrets-revision: "?2-1"?\n/);
    expect(await gen(workspace.context, check), workspace.output.err).toBe(0);
  });

  it.each(['DATABASE_URI', 'password'])(
    'gives the site and its database the same new password: %s',
    async (key) => {
      const workspace = await createWhole();
      const before = sealedTree(workspace);
      const { password: old } = await decrypt(workspace, 'initdb.yaml');
      expect(await rotate(workspace, key), workspace.output.err).toBe(0);
      expect(differing(before, sealedTree(workspace))).toEqual(['initdb.yaml', 'runtime.yaml']);
      const { password = '' } = await decrypt(workspace, 'initdb.yaml');
      const { DATABASE_URI: uri = '' } = await decrypt(workspace, 'runtime.yaml');
      expect(password).not.toBe(old);
      expect(new URL(uri).password).toBe(password);
    },
  );

  it('asks for what only a person knows', async () => {
    const workspace = await createWhole();
    expect(await rotate(workspace, 'S3_SECRET_ACCESS_KEY')).toBe(1);
    expect(workspace.output.err).toContain('S3_SECRET_ACCESS_KEY error unanswered');
    const given = { S3_SECRET_ACCESS_KEY: 'another-word' };
    expect(await rotate(workspace, 'S3_SECRET_ACCESS_KEY', given)).toBe(0);
    expect(await decrypt(workspace, 's3.yaml')).toMatchObject(given);
    expect(patches(workspace)).toMatch(/synestra\.io\/secrets-revision: "?1-2"?\n/);
  });

  it('takes a new login for the registry', async () => {
    const workspace = await createWhole();
    const given = { REGISTRY_USER: 'other', REGISTRY_TOKEN: 'other-token' };
    expect(await rotate(workspace, '.dockerconfigjson', given), workspace.output.err).toBe(0);
    const { '.dockerconfigjson': login = '' } = await decrypt(workspace, 'registry.yaml');
    expect(login).toContain('other-token');
  });

  it.each(['PREVIEW_SECRETS', 'username', 'email'])('refuses %s', async (key) => {
    const workspace = await createWhole();
    const before = sealedTree(workspace);
    expect(await rotate(workspace, key)).toBe(1);
    expect(workspace.output.err).toContain(`${key} error unknown-key`);
    expect(sealedTree(workspace)).toEqual(before);
  });

  it('refuses a value that is not there yet', async () => {
    const workspace = await createSealedFleet();
    expect(await rotate(workspace, 'PREVIEW_SECRET')).toBe(1);
    expect(workspace.output.err).toContain('error missing-secret');
  });

  it('needs the private key', async () => {
    const workspace = await createWhole();
    const before = sealedTree(workspace);
    holdKey(undefined);
    await expect(rotate(workspace, 'PREVIEW_SECRET')).rejects.toThrow('SOPS_AGE_KEY_FILE');
    expect(sealedTree(workspace)).toEqual(before);
  });
});

describe('secrets reseal', () => {
  it('lets somebody in and somebody out, and keeps the values', async () => {
    const workspace = await createWhole();
    const { root, context, output } = workspace;
    git(root, 'init', '--quiet', '--initial-branch=main');
    writeFiles(root, { '.gitignore': '.cache/\n*.txt\n' });
    commit(root, 'The Secrets');
    const values = await decrypt(workspace, 'runtime.yaml');
    const newcomer = await createKey(root, 'newcomer.txt');
    writeFiles(root, { '.sops.yaml': sopsConfig([newcomer.recipient]) });
    expect(await checkSecrets(context, { json: false })).toBe(1);
    expect(output.err.match(/error wrong-recipients/g)).toHaveLength(5);

    expect(await resealSecrets(context, 'my-shop', 'prod', { json: false }), output.err).toBe(0);
    expect(await checkSecrets(context, { json: false }), output.err).toBe(0);
    await expect(decrypt(workspace, 'runtime.yaml')).rejects.toThrow();
    holdKey(newcomer);
    expect(await decrypt(workspace, 'runtime.yaml')).toEqual(values);
    output.out = '';
    expect(await resealSecrets(context, 'my-shop', 'prod', { json: false })).toBe(0);
    expect(output.out).toMatch(/^Nothing to do/);
  });
});
