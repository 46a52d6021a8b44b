import { expect, it } from 'vitest';
import { commit, git } from '../../review/repository.ts';
import { succeed } from './command-line.ts';
import { clone, createRemote, digestOf, imageOf, released, tagOf } from './remote.ts';
import type { Remote } from './remote.ts';

/** Changes releases on a branch, commit by commit, and merges the branch by squashing it. */
async function squash(remote: Remote, name: string, lines: readonly string[]): Promise<void> {
  const root = clone(remote, name);
  git(root, 'switch', '--quiet', '--create', name);
  for (const line of lines) {
    await succeed(root, line);
    commit(root, 'work in progress');
  }
  git(root, 'switch', '--quiet', 'main');
  git(root, 'merge', '--quiet', '--squash', name);
  git(root, 'commit', '--quiet', '--message', `Merge request by ${name}`);
  git(root, 'push', '--quiet', 'origin', 'main');
}

interface Told {
  readonly entries: readonly {
    readonly environment: string;
    readonly what: string;
    readonly author: string;
    readonly from?: { readonly digest: string };
    readonly to: { readonly digest: string };
  }[];
}

async function createSquashed(): Promise<Remote> {
  const remote = await createRemote();
  await squash(remote, 'ann', [`release dev shop ${imageOf(remote, 1)}`]);
  await squash(remote, 'bob', [
    `release dev shop ${imageOf(remote, 2)}`,
    "promote shop --force 'it is urgent'",
  ]);
  await squash(remote, 'eve', [`release dev shop ${imageOf(remote, 3)}`]);
  return remote;
}

it('a fresh clone tells the history of changes whose commits were squashed away', async () => {
  const remote = await createSquashed();
  const { entries } = JSON.parse(
    await succeed(clone(remote, 'reader'), 'history shop --json'),
  ) as Told;
  const told = entries.map(({ environment, what, author, from, to }) => ({
    where: environment,
    what,
    author,
    from: from?.digest,
    to: to.digest,
  }));
  const what = 'released';
  expect(told).toHaveLength(4);
  expect(told).toEqual(
    expect.arrayContaining([
      { where: 'dev', what, author: 'A developer', from: digestOf(2), to: digestOf(3) },
      { where: 'prod', what, author: 'A developer', from: undefined, to: digestOf(2) },
      { where: 'dev', what, author: 'A developer', from: digestOf(1), to: digestOf(2) },
      { where: 'dev', what, author: 'A developer', from: undefined, to: digestOf(1) },
    ]),
  );
});

it('a shallow clone tells the same', async () => {
  const remote = await createSquashed();
  const whole = await succeed(clone(remote, 'whole'), 'history shop');
  const shallow = await succeed(clone(remote, 'shallow', '--depth=1'), 'history shop');
  expect(shallow).toBe(whole);
  expect(shallow).toContain('forced: it is urgent');
});

it('a rollback goes back by what lay there, commit by commit', async () => {
  const remote = await createSquashed();
  const root = clone(remote, 'operator');
  await succeed(root, 'rollback dev shop --push');
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(2));
  await succeed(root, 'rollback dev shop --push');
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(1));
  await succeed(root, `rollback dev shop --to ${tagOf(remote, 3)} --push`);
  expect(released(remote, 'dev', 'shop')).toBe(digestOf(3));
});
