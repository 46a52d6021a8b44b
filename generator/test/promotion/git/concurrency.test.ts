import { expect, it } from 'vitest';
import { succeed } from './command-line.ts';
import { recordEvidence } from './evidence.ts';
import {
  ask,
  clone,
  commitsSince,
  createRemote,
  digestOf,
  fleetOf,
  imageOf,
  released,
  tipOf,
  type Remote,
} from './remote.ts';

const sites = Array.from({ length: 20 }, (_, index) => `site${index}`);

/** What is quick on a quiet machine takes its time where others work too. */
const limit = { timeout: 600_000 };

async function createReleased(): Promise<{ remote: Remote; before: string; shared: string }> {
  const remote = await createRemote(fleetOf(sites));
  const shared = clone(remote, 'shared');
  await succeed(shared, `release dev --all ${imageOf(remote, 1)} --push`);
  await recordEvidence(remote, 'dev');
  return { remote, before: tipOf(remote), shared };
}

async function expectAllPromoted(remote: Remote, before: string): Promise<void> {
  expect(commitsSince(remote, before).sort()).toEqual(
    sites.map((site) => `Promote ${site} to prod: ${imageOf(remote, 1).slice(6, 22)}`).sort(),
  );
  // No commit has a second parent: every one lies on the one before it.
  expect(ask(remote, 'rev-list', '--min-parents=2', 'main')).toBe('');
  for (const site of sites) expect(released(remote, 'prod', site), site).toBe(digestOf(1));
  expect(await succeed(clone(remote, 'reader'), 'gen --check')).toContain('Up to date');
}

it(
  '20 processes promote 20 sites at once, half of them in one clone: nothing is lost',
  limit,
  async () => {
    const { remote, before, shared } = await createReleased();
    const roots = sites.map((site, index) => (index % 2 === 0 ? shared : clone(remote, site)));
    await Promise.all(
      sites.map((site, index) => succeed(roots[index] ?? '', `promote ${site} --push`)),
    );
    await expectAllPromoted(remote, before);
  },
);

it('20 processes with one intent make one commit, and all of them succeed', limit, async () => {
  const { remote, before, shared } = await createReleased();
  const own = Array.from({ length: 10 }, (_, index) => clone(remote, `clone-${index}`));
  const roots = [...own, ...own.map(() => shared)];
  await Promise.all(roots.map((root) => succeed(root, 'promote --all --push')));
  expect(commitsSince(remote, before)).toHaveLength(1);
  for (const site of sites) expect(released(remote, 'prod', site), site).toBe(digestOf(1));
});
