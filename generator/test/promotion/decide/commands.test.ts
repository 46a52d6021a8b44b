import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { git } from '../../review/repository.ts';
import { serveRelease, startSite } from '../verify/site.ts';
import { createReleasable, expectClean, type Releasable } from './releasable.ts';

/** Verifies by real HTTP; a site that runs nothing of ours fails. */
async function verify({ land, tagOf }: Releasable, place: string, letter?: string) {
  const { origin } = await startSite(
    serveRelease(letter === undefined ? undefined : tagOf(letter)),
  );
  return land(`verify ${place} --http-only --timeout 0m --origin ${origin}`);
}

/** A release, its way to prod, one that fails and is forced on, a way back and a reset. */
async function createLife(): Promise<Releasable> {
  const life = await createReleasable(['A', 'B']);
  const { land } = life;
  await land('release dev shop <A>');
  await verify(life, 'dev shop', 'A');
  await land('promote shop');
  await land('release dev shop <B>');
  await verify(life, 'dev shop');
  await land('promote shop --force outage');
  await land('rollback prod shop --reason slow');
  await land('resume prod shop');
  await land('reset dev shop');
  return life;
}

it('history tells what happened from what the commits hold', async () => {
  const { run, tagOf, workspace } = await createLife();
  const { exitCode, out } = await run('history shop --json');
  expect(exitCode).toBe(0);
  const { entries } = JSON.parse(out) as { entries: Record<string, unknown>[] };
  const letters = new Map(['A', 'B'].map((letter) => [tagOf(letter), letter]));
  const nameOf = (release: unknown) =>
    letters.get((release as { tag?: string } | undefined)?.tag ?? '') ?? '-';
  const lines = entries.toReversed().map(({ at, environment, what, from, to, by, reason }) => {
    const time = String(at).slice(11, 16);
    return [time, environment, what, nameOf(from), nameOf(to), by ?? '-', reason ?? '-'].join(' ');
  });
  const running = `shop-dev.example.com runs no release instead of ${tagOf('B')}`;
  expect(lines).toEqual([
    '10:01 dev released - A - -',
    '10:02 dev verified A A Grace -',
    '10:03 prod released - A - -',
    '10:04 dev released A B - -',
    `10:05 dev failed B B Grace ${running}`,
    '10:06 prod released A B Grace forced: outage',
    '10:07 prod rolled back B A Grace slow',
    '10:08 prod resumed A A - slow',
    '10:09 dev released B A - -',
  ]);
  const [verified] = entries.filter(({ what }) => what === 'verified');
  expect(verified?.evidence).toMatchObject({ method: 'http', outcome: 'passed', by: 'Grace' });
  await expectClean(workspace);
});

it('history tells a person, of one environment too', async () => {
  const { run, tagOf, workspace } = await createLife();
  const { out } = await run('history shop --environment prod');
  const [a, b] = ['A', 'B'].map((letter) => tagOf(letter).slice(0, 16));
  const commits = git(workspace.root, 'log', '--format=%H %s').split('\n');
  const commitOf = (words: string) =>
    commits.find((line) => line.endsWith(words))?.slice(0, 12) ?? '';
  const rows = [
    ['2026-11-20T10:08:00Z', commitOf('resume prod shop'), 'resumed', a, 'A developer', 'slow'],
    [
      '2026-11-20T10:07:00Z',
      commitOf('--reason slow'),
      'rolled back',
      `${b} -> ${a}`,
      'A developer for Grace',
      'slow',
    ],
    [
      '2026-11-20T10:06:00Z',
      commitOf('--force outage'),
      'released',
      `${a} -> ${b}`,
      'A developer for Grace',
      'forced: outage',
    ],
    ['2026-11-20T10:03:00Z', commitOf('promote shop'), 'released', `- -> ${a}`, 'A developer', ''],
  ];
  const said = out
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  const expected = rows.map(([at = '', id = '', ...rest]) =>
    [at, id, 'prod', ...rest].filter((word) => word !== ''),
  );
  expect(said).toEqual(expected);
});

it('history of what was never released', async () => {
  const { run } = await createReleasable([]);
  expect(await run('history shop')).toMatchObject({
    exitCode: 0,
    out: 'Nothing was released of shop yet.\n',
  });
  expect(await run('history shopp')).toMatchObject({ exitCode: 1 });
});

it('status tells a person and a machine the same', async () => {
  const life = await createLife();
  const { out } = await life.run('status shop');
  const a = life.tagOf('A').slice(0, 16);
  const head = git(life.workspace.root, 'rev-parse', 'HEAD');
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line) => line.trim().split(/ {2,}/));
  expect(rows).toEqual([
    ['SITE', 'ENVIRONMENT', 'RELEASE', 'STATE', 'NEXT'],
    ['shop', 'dev', a, 'unverified'],
    ['shop', 'prod', a, 'unverified'],
    [`As of ${head.slice(0, 12)} and the files here; --fetch asks the remote.`],
  ]);
  const machine: unknown = JSON.parse((await life.run('status shop --json')).out);
  expect(machine).toMatchObject({
    commit: head,
    sites: [
      { environment: 'dev', state: 'unverified', hold: null, incoming: { kind: 'first' } },
      { environment: 'prod', state: 'unverified', hold: null, incoming: { kind: 'same' } },
    ],
  });
});

it('status tells a machine why something waits, and until when', async () => {
  const life = await createReleasable(['A'], { promotion: { gate: 'auto', soak: '2h' } });
  await life.land('release dev shop <A>');
  await verify(life, 'dev shop', 'A');
  const { exitCode, out } = await life.run('status shop --json');
  expect(exitCode).toBe(0);
  const { sites } = JSON.parse(out) as { sites: { incoming: { until?: string } }[] };
  expect(sites[1]?.incoming).toEqual({
    kind: 'waits',
    code: 'soaking',
    reason: 'it soaks in dev until 2026-11-20T12:02:00Z',
    hint: null,
    until: '2026-11-20T12:02:00.000Z',
  });
});

it('status of a site that is not there is refused', async () => {
  const { run } = await createReleasable([]);
  const { exitCode, err } = await run('status shopp');
  expect(exitCode).toBe(1);
  expect(err).toContain('error unknown-site');
  expect(err).toContain('did you mean "shop"?');
});

it('status does not promise what would lead back', async () => {
  const life = await createReleasable(['A', 'B'], { promotion: { gate: 'auto' } });
  await life.land('release prod shop <B> --force outage');
  await life.land('release dev shop <A>');
  await verify(life, 'dev shop', 'A');
  const { out } = await life.run('status shop');
  expect(out).toContain('prod runs a later commit than dev');
  expect((await life.run('promote --due')).out).toContain('prod runs a later commit than dev');
});

describe('a release that is none', () => {
  const digest = `sha256:${'0'.repeat(64)}`;
  it.each([
    ['a mutable tag', `--tag main --digest ${digest}`, 'mutable-tag'],
    ['a tag of a short commit', `--tag sha-0123456 --digest ${digest}`, 'mutable-tag'],
    ['a tag in capitals', `--tag sha-${'A'.repeat(40)} --digest ${digest}`, 'mutable-tag'],
    ['a short digest', `--tag sha-${'a'.repeat(40)} --digest sha256:abc`, 'invalid-digest'],
    [
      'a digest without its kind',
      `--tag sha-${'a'.repeat(40)} --digest ${'0'.repeat(64)}`,
      'invalid-digest',
    ],
    [
      'a commit that nobody has',
      `--tag sha-${'a'.repeat(40)} --digest ${digest}`,
      'unknown-commit',
    ],
  ])('%s is refused with its cure, and nothing changes', async (_, words, code) => {
    const { run, workspace } = await createReleasable([]);
    const { exitCode, err } = await run(`release dev shop ${words}`);
    expect(exitCode).toBe(1);
    expect(err).toContain(`error ${code}\n`);
    expect(err).toContain('  hint ');
    expect(err).toContain('1 error. Nothing was changed.');
    expect(git(workspace.root, 'status', '--porcelain')).toBe('');
  });
});

describe('the exit code', () => {
  it('of all sites is 0 where some wait, and 1 where one needs a person', async () => {
    const life = await createReleasable(['A']);
    await life.land('release dev --all <A>');
    expect((await verify(life, 'dev shop', 'A')).exitCode).toBe(0);
    const first = await life.land('promote --all');
    expect(first).toMatchObject({ exitCode: 0 });
    expect(first.out).toContain('prod/wiki: the release of dev was never verified\n');
    expect((await verify(life, 'dev wiki')).exitCode).toBe(1);
    expect(await life.land('promote --all')).toMatchObject({ exitCode: 1 });
    await expectClean(life.workspace);
  });

  it('of a named site that cannot go is 1, and 0 where it is there already', async () => {
    const life = await createReleasable(['A']);
    await life.land('release dev shop <A>');
    expect(await life.run('promote shop')).toMatchObject({ exitCode: 1, out: '' });
    await verify(life, 'dev shop', 'A');
    expect(await life.land('promote shop')).toMatchObject({ exitCode: 0 });
    const again = await life.run('promote shop');
    expect(again).toMatchObject({ exitCode: 0 });
    expect(again.out).toContain('Nothing to do.');
  });

  it.each([
    'release dev <A>',
    'release dev shop --all <A>',
    'promote',
    'promote shop --due',
    'promote shop --force ',
    'verify dev',
  ])('of "%s" is 2: it does not say what it means', async (words) => {
    const { run, workspace } = await createReleasable(['A']);
    expect(await run(words)).toMatchObject({ exitCode: 2, out: '' });
    expect(git(workspace.root, 'status', '--porcelain')).toBe('');
  });
});

it('a rollback that is found by the beginning of a commit, written short or long', async () => {
  const { land, run, tagOf, workspace } = await createReleasable(['A', 'B']);
  await land('release dev shop <A>');
  await land('release dev shop <B>');
  const overlay = path.join(workspace.root, 'environments/release-dev/shop/kustomization.yaml');
  for (const name of [tagOf('A').slice(4, 12), tagOf('A').slice(0, 12), tagOf('A')]) {
    git(workspace.root, 'checkout', '--quiet', '--', '.');
    expect(await run(`rollback dev shop --to ${name}`)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(overlay, 'utf8')).toContain(`newTag: ${tagOf('A')}\n`);
  }
  git(workspace.root, 'checkout', '--quiet', '--', '.');
  const { exitCode, err } = await run('rollback dev shop --to sha-');
  expect(exitCode).toBe(1);
  expect(err).toContain('error ambiguous-tag');
});
