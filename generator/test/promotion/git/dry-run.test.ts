import { expect, it } from 'vitest';
import { git } from '../../review/repository.ts';
import { run, succeed } from './command-line.ts';
import { recordEvidence } from './evidence.ts';
import { fingerprint } from './fingerprint.ts';
import { ask, clone, createRemote, digestOf, imageOf, tagOf } from './remote.ts';

/** A remote whose shop ran two releases in dev, and whose first one runs in prod; and a clone of it. */
async function createRun() {
  const remote = await createRemote();
  const root = clone(remote, 'operator');
  await succeed(root, `release dev shop ${imageOf(remote, 1)} --push`);
  await succeed(root, `promote shop --force first --push`);
  await succeed(root, `release dev shop ${imageOf(remote, 2)} --push`);
  await recordEvidence(remote, 'dev');
  git(root, 'pull', '--quiet');
  return { remote, root };
}

it('a dry run shows the plan, and changes nothing anywhere', async () => {
  const { remote, root } = await createRun();
  const lines: Record<string, string> = {
    [`release dev shop blog ${imageOf(remote, 3)}`]: tagOf(remote, 3),
    'promote shop': tagOf(remote, 2),
    'rollback dev shop': tagOf(remote, 1),
    'reset dev shop': tagOf(remote, 1),
  };
  const state = () => ({
    checkout: fingerprint(root),
    remotes: git(root, 'for-each-ref'),
    remote: ask(remote, 'for-each-ref'),
  });
  const before = state();
  for (const [line, tag] of Object.entries(lines)) {
    for (const mode of ['--push --dry-run', '--dry-run']) {
      const said = await succeed(root, `${line} ${mode}`);
      expect(said, line).toContain('The plan:');
      expect(said, line).toContain(tag);
      expect(said, line).toContain('Nothing was changed: this was a dry run.');
      expect(state(), `${line} ${mode}`).toEqual(before);
    }
  }
});

it('a machine can read what every command says', async () => {
  const { remote, root } = await createRun();
  const json = async (line: string) => JSON.parse(await succeed(root, `${line} --json`)) as unknown;
  const place = { environment: 'dev', site: 'shop' };
  expect(await json(`release dev blog ${imageOf(remote, 2)} --dry-run`)).toMatchObject({
    moves: [{ kind: 'release', environment: 'dev', site: 'blog', from: null }],
    dryRun: true,
    commit: null,
  });
  expect(await json('promote shop --push')).toMatchObject({
    moves: [{ kind: 'promote', to: { tag: tagOf(remote, 2), digest: digestOf(2) } }],
    commit: ask(remote, 'rev-parse', 'main'),
  });
  expect(await json('rollback dev shop --push')).toMatchObject({
    moves: [{ kind: 'rollback', ...place, to: { digest: digestOf(1) } }],
  });
  expect(await json('status shop --fetch')).toMatchObject({
    sites: [{ ...place, hold: expect.stringContaining('rolled back') as string }, { site: 'shop' }],
  });
  expect(await json('resume dev shop --push')).toMatchObject({ moves: [{ kind: 'resume' }] });
  expect(await json('reset dev shop --push')).toMatchObject({ moves: [{ kind: 'reset' }] });
  const { entries } = (await json('history shop --fetch')) as { entries: { what: string }[] };
  expect(entries.map(({ what }) => what).sort()).toEqual([
    'released',
    'released',
    'released',
    'released',
    'released',
    'resumed',
    'rolled back',
    'verified',
  ]);

  const refused = await run(root, `release dev nobody ${imageOf(remote, 2)} --push --json`);
  expect(refused.code).toBe(1);
  expect(JSON.parse(refused.out)).toMatchObject({ issues: [{ code: 'unknown-site' }] });
});

it('a commit says for machines what it did, and that nothing has to be built', async () => {
  const { remote } = await createRun();
  const message = ask(remote, 'log', '-1', '--format=%B', 'main~1');
  expect(message).toContain('[skip ci]');
  const release = ask(remote, 'log', '-1', '--format=%(trailers:key=Release,valueonly)', 'main~1');
  expect(JSON.parse(release)).toMatchObject({
    kind: 'release',
    environment: 'dev',
    site: 'shop',
    from: `${tagOf(remote, 1)}@${digestOf(1)}`,
    to: `${tagOf(remote, 2)}@${digestOf(2)}`,
  });
});
