import { chmodSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { git } from '../../review/repository.ts';
import { writeFiles } from '../../workspace.ts';
import { run, succeed } from './command-line.ts';
import { recordEvidence } from './evidence.ts';
import { fingerprint } from './fingerprint.ts';
import {
  ask,
  clone,
  commitsSince,
  createRemote,
  digestOf,
  fleetOf,
  imageOf,
  released,
  tagOf,
  tipOf,
} from './remote.ts';

it('a checkout in which somebody is at work stays as it is, byte by byte', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  git(root, 'switch', '--quiet', '--create', 'work');
  writeFiles(root, { 'sites.config.ts': 'staged', 'kustomize/base/job.yaml': 'staged too' });
  git(root, 'add', '--all');
  writeFiles(root, { 'sites.config.ts': 'changed again', 'note.txt': 'not added' });
  const before = fingerprint(root);
  await succeed(root, `release dev shop ${imageOf(remote, 1)} --push`);
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(1));
  expect(fingerprint(root)).toEqual(before);
});

it('a checkout of no branch will do, and so will one of an old commit', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  git(root, 'checkout', '--quiet', '--detach', 'HEAD~3');
  const before = fingerprint(root);
  await succeed(root, `release dev shop ${imageOf(remote, 4)} --push`);
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(4));
  expect(fingerprint(root)).toEqual(before);
});

it('a linked worktree of git will do', async () => {
  const remote = await createRemote();
  const main = clone(remote, 'operator');
  const linked = path.join(remote.folder, 'linked');
  git(main, 'worktree', 'add', '--quiet', '--detach', linked);
  const before = [fingerprint(main), fingerprint(linked)];
  await succeed(linked, `release dev shop ${imageOf(remote, 1)} --push`);
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(1));
  expect([fingerprint(main), fingerprint(linked)]).toEqual(before);
});

it('a clone of the last commit alone fetches what it needs', async () => {
  const remote = await createRemote();
  const shallow = (name: string) => clone(remote, name, '--depth=1');
  // The images were built from commits that such a clone does not have.
  await succeed(shallow('first'), `release dev shop ${imageOf(remote, 1)} --push`);
  await succeed(shallow('second'), `release dev shop ${imageOf(remote, 2)} --push`);
  await recordEvidence(remote, 'dev');
  await succeed(shallow('third'), 'promote shop --push');
  expect(released(remote, 'prod', 'shop')).toBe(digestOf(2));

  const late = await run(shallow('fourth'), `release dev shop ${imageOf(remote, 1)} --push`);
  expect(late).toMatchObject({ code: 1, err: expect.stringContaining('older-release') as string });

  const back = shallow('fifth');
  await succeed(back, 'rollback dev shop --push');
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(1));
});

it('what is fetched is there all at once, so no other run meets half of it', async () => {
  const remote = await createRemote();
  const [writer, reader] = [clone(remote, 'writer'), clone(remote, 'reader')];
  await succeed(writer, `release dev shop ${imageOf(remote, 1)} --push`);
  await succeed(reader, 'status --fetch');
  expect(git(reader, 'cat-file', '-t', tipOf(remote))).toBe('commit');
  // Objects that came one by one would lie there loose.
  expect(git(reader, 'count-objects')).toMatch(/^0 objects/);
});

it('a branch that is not checked out, and not the main one', async () => {
  const remote = await createRemote();
  ask(remote, 'branch', 'stage', 'main');
  const before = tipOf(remote);
  const root = clone(remote, 'operator');
  await succeed(root, `release dev shop ${imageOf(remote, 1)} --push --branch stage`);
  expect(released(remote, 'dev', 'shop', 'stage')).toBe(digestOf(1));
  expect(tipOf(remote)).toBe(before);
  expect(await run(root, `release dev shop ${imageOf(remote, 1)} --push --branch none`)).toEqual({
    code: 2,
    out: '',
    err: 'error: origin has no branch "none". Name another one with --branch.\n',
  });
});

it('what was done already is not done again', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  const lines = [
    `release dev shop ${imageOf(remote, 1)} --push`,
    `release dev shop ${imageOf(remote, 2)} --push`,
    "promote shop --force 'no time' --push",
    `rollback dev shop --to ${tagOf(remote, 1)} --push`,
    'resume dev shop --push',
    'reset dev shop --push',
  ];
  for (const line of lines) {
    await succeed(root, line);
    const tip = tipOf(remote);
    expect(await succeed(root, line), line).toContain('Nothing to do');
    expect(tipOf(remote), line).toBe(tip);
  }
});

it('a remote that nobody reaches is told, without its password', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  git(root, 'remote', 'set-url', 'origin', 'http://me:secret@127.0.0.1:1/fleet.git');
  const before = fingerprint(root);
  const { code, out, err } = await run(root, `release dev shop ${imageOf(remote, 1)} --push`);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).toMatch(
    /^error: origin could not be read: .*127\.0\.0\.1.*Nothing was changed there/,
  );
  expect(err).not.toContain('secret');
  expect(fingerprint(root)).toEqual(before);
});

it('somebody whom git does not know releases nothing, and may look', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  for (const key of ['user.name', 'user.email']) git(root, 'config', '--unset', key);
  git(root, 'config', 'user.useConfigOnly', 'true');
  const before = tipOf(remote);
  const line = `release dev shop ${imageOf(remote, 1)} --push`;
  const refused = await run(root, line);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('Run: git config user.name and git config user.email');
  expect(await succeed(root, `${line} --dry-run`)).toContain('this was a dry run');
  expect(tipOf(remote)).toBe(before);
});

it('commits are signed where git is told to sign, and a signer that fails stops it', async () => {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  const signer = path.join(remote.folder, 'signer');
  const signature = '-----BEGIN PGP SIGNATURE-----\nof a test\n-----END PGP SIGNATURE-----';
  const status = 'printf "\\n[GNUPG:] SIG_CREATED \\n" >&2';
  writeFileSync(signer, `#!/bin/sh\ncat >/dev/null; ${status}\ncat <<END\n${signature}\nEND\n`);
  chmodSync(signer, 0o755);
  git(root, 'config', 'gpg.program', signer);
  git(root, 'config', 'commit.gpgSign', 'true');
  await succeed(root, `release dev shop ${imageOf(remote, 1)} --push`);
  expect(ask(remote, 'cat-file', 'commit', 'main')).toContain('gpgsig -----BEGIN PGP SIGNATURE');

  const before = tipOf(remote);
  writeFileSync(signer, '#!/bin/sh\nexit 1\n');
  const refused = await run(root, `release dev blog ${imageOf(remote, 1)} --push`);
  expect(refused.code).toBe(2);
  expect(refused.err).toContain('gpg failed to sign');
  expect(tipOf(remote)).toBe(before);
});

it('a release goes through three environments, one after the other', async () => {
  const three = fleetOf(['shop'])
    .replace("{ name: 'prod'", "{ name: 'stage' }, { name: 'prod'")
    .replace('prod: {', "stage: { host: 'stage-shop.example.com' }, prod: {");
  const remote = await createRemote(three);
  const root = clone(remote, 'operator');
  await succeed(root, `release dev shop ${imageOf(remote, 1)} --push`);
  const before = tipOf(remote);
  for (const environment of ['stage', 'prod']) {
    const line = `promote shop --to ${environment} --push`;
    expect((await run(root, line)).code, environment).toBe(1);
    await recordEvidence(remote, environment === 'stage' ? 'dev' : 'stage');
    await succeed(root, line);
    expect(released(remote, environment, 'shop')).toBe(digestOf(1));
  }
  expect(commitsSince(remote, before)).toHaveLength(4);
  expect(await succeed(clone(remote, 'reader'), 'gen --check')).toContain('Up to date');
});
