import path from 'node:path';
import { expect, it } from 'vitest';
import { run, succeed } from './command-line.ts';
import { recordEvidence } from './evidence.ts';
import { beforePush } from './git-wrapper.ts';
import {
  ask,
  clone,
  commitsSince,
  createRemote,
  digestOf,
  fleetOf,
  imageOf,
  pushFiles,
  readFile,
  released,
  tipOf,
  type Remote,
} from './remote.ts';

/** A remote whose dev has a third release, verified; in prod the shop ran those that are given. */
async function createReady(ran: readonly number[] = []) {
  const remote = await createRemote();
  const operator = clone(remote, 'operator');
  for (const number of ran) {
    await succeed(operator, `release prod shop ${imageOf(remote, number)} --force first --push`);
  }
  await succeed(operator, `release dev shop blog ${imageOf(remote, 3)} --push`);
  await recordEvidence(remote, 'dev');
  return { remote, operator, colleague: clone(remote, 'colleague') };
}

/**
 * Lets something happen on the remote while a command runs with the returned variables: after it
 * decided, and before it pushes for the first time.
 */
async function meanwhile(remote: Remote, happens: () => unknown): Promise<{ PATH: string }> {
  const before = tipOf(remote);
  await happens();
  const after = tipOf(remote);
  ask(remote, 'update-ref', 'refs/heads/main', before);
  const wrapper = path.join(remote.folder, 'wrapper');
  const bare = path.join(remote.folder, 'remote.git');
  return beforePush(wrapper, `"$git" -C '${bare}' update-ref refs/heads/main ${after}`);
}

it('a change that has nothing to do with it stays below the promotion', async () => {
  const { remote, operator } = await createReady();
  const before = tipOf(remote);
  const variables = await meanwhile(remote, () =>
    pushFiles(remote, 'writer', { 'README.md': 'Hello' }),
  );
  await succeed(operator, 'promote shop --push', variables);
  expect(commitsSince(remote, before)).toEqual([
    expect.stringContaining('Promote shop to prod'),
    'A change by writer',
  ]);
  expect(readFile(remote, 'README.md')).toBe('Hello');
  expect(released(remote, 'prod', 'shop')).toBe(digestOf(3));
});

it('a promotion of another site is not taken back', async () => {
  const { remote, operator, colleague } = await createReady();
  const variables = await meanwhile(remote, () => succeed(colleague, 'promote blog --push'));
  await succeed(operator, 'promote shop --push', variables);
  expect(released(remote, 'prod', 'shop')).toBe(digestOf(3));
  expect(released(remote, 'prod', 'blog')).toBe(digestOf(3));
  expect(await succeed(clone(remote, 'reader'), 'gen --check')).toContain('Up to date');
});

it('where a colleague promoted the same, nothing is left to do', async () => {
  const { remote, operator, colleague } = await createReady();
  const before = tipOf(remote);
  const variables = await meanwhile(remote, () => succeed(colleague, 'promote shop --push'));
  expect(await succeed(operator, 'promote shop --push', variables)).toContain('Nothing to do');
  expect(commitsSince(remote, before)).toHaveLength(1);
});

const freeze = `{ freezes: [
  { reason: 'a sale', from: '2020-01-01T00:00', to: '2099-01-01T00:00', timeZone: 'UTC' },
] }`;

const obstacles: readonly {
  what: string;
  ran?: readonly number[];
  happens: (ready: { remote: Remote; colleague: string }) => unknown;
  code: string;
}[] = [
  {
    what: 'a rollback, which holds the site',
    ran: [1, 2],
    happens: ({ colleague }) => succeed(colleague, 'rollback prod shop --push'),
    code: 'on-hold',
  },
  {
    what: 'another release in dev, which nobody decided on',
    happens: ({ remote, colleague }) =>
      succeed(colleague, `release dev shop ${imageOf(remote, 4)} --push`),
    code: 'moved-on',
  },
  {
    what: 'a failed verification',
    happens: ({ remote }) => recordEvidence(remote, 'dev', 'failed'),
    code: 'verification-failed',
  },
  {
    what: 'a freeze',
    happens: ({ remote }) =>
      pushFiles(remote, 'watch', { 'sites.config.ts': fleetOf(['shop', 'blog'], freeze) }),
    code: 'frozen',
  },
];
for (const { what, ran, happens, code } of obstacles) {
  it(`${what} set meanwhile stops it`, async () => {
    const { remote, operator, colleague } = await createReady(ran);
    const variables = await meanwhile(remote, () => happens({ remote, colleague }));
    const stopped = await run(operator, 'promote shop --push', variables);
    expect(stopped).toMatchObject({ code: 1, out: '' });
    expect(stopped.err).toContain(`prod/shop error ${code}`);
    expect(stopped.err).toContain('Nothing was changed.');
    expect(released(remote, 'prod', 'shop')).not.toBe(digestOf(3));
  });
}
