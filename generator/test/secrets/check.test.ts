import { cpSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { checkSecrets } from '../../src/commands/secrets/check.ts';
import { CannotRun } from '../../src/issue.ts';
import { putOnPath } from '../check/tools.ts';
import { commit, git } from '../review/repository.ts';
import { writeFiles } from '../workspace.ts';
import {
  buildTools,
  createSealedFleet,
  folder,
  holdKey,
  initWell,
  type SealedFleet,
} from './sealed-fleet.ts';

beforeAll(buildTools, 900_000);

let fleet: SealedFleet;

/** A repository with the whole set, which nobody here can decrypt. */
beforeEach(async () => {
  fleet = await createSealedFleet();
  await initWell(fleet);
  const { root } = fleet;
  writeFiles(root, { '.gitignore': '.cache/\n*.txt\nbin/\n' });
  git(root, 'init', '--quiet', '--initial-branch=main');
  commit(root, 'The Secrets');
  holdKey(undefined);
});

async function findCodes(base?: string): Promise<string[]> {
  const { context, output } = fleet;
  Object.assign(output, { out: '', err: '' });
  await checkSecrets(context, { json: true, ...(base !== undefined && { base }) });
  const { issues } = JSON.parse(output.out) as { issues: { code: string; at: string }[] };
  return issues.map(({ code, at }) => `${path.basename(at)} ${code}`).sort();
}

function edit(file: string, change: (text: string) => string): void {
  const before = readFileSync(path.join(fleet.root, file), 'utf8');
  const after = change(before);
  expect(after).not.toBe(before);
  writeFiles(fleet.root, { [file]: after });
}

describe('secrets check', () => {
  it('is content with what init wrote, and needs neither sops nor a key', async () => {
    const { root, context, output } = fleet;
    putOnPath(path.join(root, 'bin'), { sops: `touch '${root}/was-run.txt'; exit 1` });
    expect(await checkSecrets(context, { json: false }), output.err).toBe(0);
    expect(output.out).toContain('The Secrets of 1 sites are whole, and nothing was decrypted.');
    expect(() => readFileSync(path.join(root, 'was-run.txt'))).toThrow('ENOENT');
  });

  it('is a part of check, also where nothing else changed', async () => {
    const { context, output } = fleet;
    expect(await check(context, { json: false }), output.err).toBe(0);
    edit(`${folder}/runtime.yaml`, (text) => text.replace(/^ +CRON_SECRET: .*\n/m, ''));
    expect(await check(context, { json: false })).toBe(1);
    expect(output.err).toContain('lacks the key CRON_SECRET');
  });

  it.each([
    [
      'a file',
      'runtime.yaml missing-secret',
      () => {
        rmSync(path.join(fleet.root, folder, 'runtime.yaml'));
      },
    ],
    [
      'a key',
      'runtime.yaml missing-key',
      () => {
        edit(`${folder}/runtime.yaml`, (text) => text.replace(/^ +CRON_SECRET: .*\n/m, ''));
      },
    ],
    [
      'a key under another name',
      'initdb.yaml missing-key,initdb.yaml unknown-key',
      () => {
        edit(`${folder}/initdb.yaml`, (text) => text.replace(' username:', ' user:'));
      },
    ],
    [
      'a namespace',
      'runtime.yaml wrong-secret',
      () => {
        edit(`${folder}/runtime.yaml`, (text) =>
          text.replace('namespace: web-my-shop-prod', 'namespace: web-my-shop-dev'),
        );
      },
    ],
    [
      'a type',
      'registry.yaml wrong-secret',
      () => {
        edit(`${folder}/registry.yaml`, (text) =>
          text.replace('kubernetes.io/dockerconfigjson', 'Opaque'),
        );
      },
    ],
    [
      'the encryption of one value',
      'runtime.yaml plaintext-secret,runtime.yaml plaintext-secret',
      () => {
        edit(`${folder}/runtime.yaml`, (text) =>
          text.replace(/SEED_KEY: .*/, 'SEED_KEY: in-the-clear'),
        );
      },
    ],
    [
      'the encryption of all',
      'runtime.yaml not-sealed,runtime.yaml plaintext-secret',
      () => {
        writeFiles(fleet.root, {
          [`${folder}/runtime.yaml`]:
            'kind: SopsSecret\nspec:\n  secretTemplates:\n    - name: a\n      stringData:\n        A: b\n',
        });
      },
    ],
    [
      'a rule in .sops.yaml',
      'first-admin.yaml no-recipients,initdb.yaml no-recipients,registry.yaml no-recipients,runtime.yaml no-recipients,s3.yaml no-recipients',
      () => {
        rmSync(path.join(fleet.root, '.sops.yaml'));
      },
    ],
  ])('misses %s', async (_, codes, break_) => {
    break_();
    expect((await findCodes()).join()).toBe(codes);
  });

  it('is content without the first admin, who has logged in', async () => {
    rmSync(path.join(fleet.root, folder, 'first-admin.yaml'));
    expect(await findCodes()).toEqual([]);
  });

  it('refuses files of a site whose Secrets lie elsewhere', async () => {
    const from = path.join(fleet.root, folder, 'runtime.yaml');
    cpSync(from, path.join(fleet.root, 'environments/secrets-dev/my-shop/runtime.yaml'));
    expect(await findCodes()).toEqual(['runtime.yaml stray-secret']);
  });

  it('refuses what was copied from another environment, which the operator would decrypt', async () => {
    edit('sites.config.ts', (text) =>
      text.replace('dev: { host', "dev: { secretProvider: { kind: 'sops' }, host"),
    );
    const from = path.join(fleet.root, folder, 'runtime.yaml');
    cpSync(from, path.join(fleet.root, 'environments/secrets-dev/my-shop/runtime.yaml'));
    const { context, output } = fleet;
    expect(await checkSecrets(context, { json: false })).toBe(1);
    expect(output.err).toContain('error copied-secret');
    expect(output.err).toContain('the data key of environments/secrets-dev/my-shop/runtime.yaml');
  });
});

describe('plaintext in the repository', () => {
  const word = 'hunter22-and-more';
  const ageKey = `AGE-SECRET-KEY-1${'Q'.repeat(58)}`;

  it.each([
    ['an age key', 'notes.md', ageKey],
    ['a private key', 'tls.pem', '-----BEGIN EC PRIVATE KEY-----\nMHcCAQEE\n'],
    [
      'an address with a password',
      'values.yaml',
      `uri: postgres://shop:${word}@db.internal:5432/shop`,
    ],
    ['a token', 'ci.yml', `token: glpat-a1B2c3D4e5F6g7H8i9J0`], // not-a-secret
    ['a Secret', 'secret.yaml', `apiVersion: v1\nkind: Secret\nstringData:\n  password: ${word}\n`],
    ['a random value under a telling name', 'shop.env', `PAYLOAD_SECRET=${'0f'.repeat(32)}`],
  ])('is found: %s', async (_, file, text) => {
    writeFiles(fleet.root, { [file]: text });
    const codes = await findCodes();
    expect(codes).toEqual([`${file} plaintext-secret`]);
    const { context, output } = fleet;
    await checkSecrets(context, { json: false });
    expect(output.out + output.err).not.toContain(word);
    expect(output.out + output.err).not.toContain(ageKey);
  });

  it.each([
    ['an address of the own machine', 'a.md', `postgres://shop:${word}@localhost/shop`],
    ['an address of an example', 'a.md', `postgres://shop:${word}@db.example.com/shop`],
    ['a place for a password', 'a.md', 'postgres://shop:${PASSWORD}@db.internal/shop'],
    ['a line that somebody looked at', 'a.md', `${ageKey} # not-a-secret`],
    ['a Secret without values', 'a.yaml', 'apiVersion: v1\nkind: Secret\nmetadata: { name: a }\n'],
    ['a hash', 'go.sum', `github.com/a/b v1.0.0 h1:${'aB3'.repeat(14)}=`],
    ['what git ignores', 'key.txt', ageKey],
  ])('is not seen in %s', async (_, file, text) => {
    writeFiles(fleet.root, { [file]: text });
    expect(await findCodes()).toEqual([]);
  });

  it('is found where a later commit of the same change took it away', async () => {
    const { root } = fleet;
    git(root, 'checkout', '--quiet', '-b', 'change');
    writeFiles(root, { 'deep/notes.md': ageKey });
    commit(root, 'Notes');
    rmSync(path.join(root, 'deep/notes.md'));
    commit(root, 'No notes');
    expect(await findCodes()).toEqual(['notes.md secret-in-history']);
    expect(await findCodes('main')).toEqual(['notes.md secret-in-history']);
    // What main holds already is not the fault of this change.
    git(root, 'branch', '--force', 'main', 'change');
    expect(await findCodes()).toEqual([]);
  });

  it('makes check fail with and without a base, each for its part', async () => {
    const { root, context, output } = fleet;
    git(root, 'checkout', '--quiet', '-b', 'change');
    writeFiles(root, { 'notes.md': ageKey });
    expect(await check(context, { json: false })).toBe(1);
    commit(root, 'Notes');
    rmSync(path.join(root, 'notes.md'));
    commit(root, 'No notes');
    Object.assign(output, { out: '', err: '' });
    expect(await check(context, { json: false }), output.err).toBe(0);
    expect(await check(context, { base: 'main', json: false })).toBe(1);
    expect(output.err).toContain('error secret-in-history');
  });

  it('cannot be looked for without git', async () => {
    const { root, context } = fleet;
    rmSync(path.join(root, '.git'), { recursive: true });
    await expect(checkSecrets(context, { json: false })).rejects.toThrow(CannotRun);
  });
});
