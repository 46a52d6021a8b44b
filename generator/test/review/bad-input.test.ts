import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { describe, expect, it, onTestFinished, vi } from 'vitest';
import { CannotRun } from '../../src/issue.ts';
import { createWorkspace, writeFiles, type Workspace } from '../workspace.ts';
import { callsIn, noteCalls, putOnPath } from '../check/tools.ts';
import { largeFleet } from '../files/fleet.ts';
import {
  change,
  commit,
  createFleet,
  createRepository,
  generate,
  git,
  pathOf,
  runDiff,
} from './repository.ts';

const fleet = (level = 'info', sites = 2) => ({ 'sites.config.ts': largeFleet(sites, level) });
const headline = (out: string) => out.split('\n')[0];
const notice = (out: string) => out.split('\n')[2];

async function refusal(workspace: Workspace, options = {}): Promise<string> {
  const outcome = await runDiff(workspace, options).catch((error: unknown) => error);
  if (!(outcome instanceof CannotRun)) throw new Error('it was not refused');
  return outcome.message;
}

describe('what cannot be compared is told with its cure', () => {
  it('an unknown base', async () => {
    const workspace = await createFleet(fleet());
    expect(await refusal(workspace, { base: 'nowhere' })).toBe(
      'there is no commit "nowhere" here. "git branch --all" lists what there is.',
    );
    expect(await refusal(workspace, { base: '--all' })).toContain('no commit "--all" here');
    expect(await refusal(workspace, { head: 'nowhere' })).toContain('no commit "nowhere" here');
  });

  it('a branch of the remote that was not fetched', async () => {
    const workspace = await createFleet(fleet());
    expect(await refusal(workspace, { base: 'origin/next' })).toBe(
      'there is no commit "origin/next" here. Run: git fetch origin next:refs/remotes/origin/next',
    );
  });

  it('a folder without a repository', async () => {
    expect(await refusal(createWorkspace(fleet()))).toBe(
      'there is no git repository with a commit here to compare with.',
    );
  });

  it('a repository without a main branch', async () => {
    const workspace = await createFleet(fleet());
    git(workspace.root, 'branch', '--move', 'trunk');
    expect(await refusal(workspace)).toContain('Name one with --base.');
  });

  it('a base that has nothing in common', async () => {
    const workspace = await createFleet(fleet());
    git(workspace.root, 'checkout', '--quiet', '--orphan', 'other');
    commit(workspace.root, 'Another beginning');
    expect(await refusal(workspace, { base: 'main' })).toBe(
      'main and the change have no commit in common. Name another base with --base.',
    );
  });
});

describe('a base is read as it is', () => {
  it('without a configuration and without manifests', async () => {
    const workspace = createRepository({ 'README.md': 'Nothing yet.\n' });
    await change(workspace, fleet());
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(0);
    expect(headline(out)).toMatch(/^dev and prod change, and so does what the platform applies\./);
    expect(notice(out)).toBe('NOTICE   The base holds no manifests, so everything is new.');
  });

  it('without a configuration', async () => {
    const workspace = await createFleet(fleet());
    git(workspace.root, 'rm', '--quiet', '--cached', 'sites.config.ts');
    git(workspace.root, 'commit', '--quiet', '--message', 'No configuration');
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(0);
    expect(headline(out)).toBe('Nothing changes in the cluster.');
    expect(notice(out)).toContain('The base has no sites.config.ts');
  });

  it('with a schema that nobody knows any more', async () => {
    const workspace = await createFleet(fleet());
    writeFiles(workspace.root, {
      'sites.config.ts': "import { fleet } from 'a-package-of-old';\nexport default fleet.v0();\n",
    });
    commit(workspace.root, 'As it was written years ago');
    await change(workspace, fleet('debug'));
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(0);
    expect(headline(out)).toMatch(/^dev changes\./);
    expect(out).toContain('data.LOG_LEVEL: info -> debug');
  });

  it('where a part of it does not render: the rest is compared', async () => {
    const workspace = await createFleet(fleet());
    const broken = 'environments/dev/s0/patches.yaml';
    const sound = readFileSync(pathOf(workspace, broken), 'utf8');
    writeFileSync(pathOf(workspace, broken), sound.replace('kind: Deployment', 'kind: Department'));
    commit(workspace.root, 'Broken');
    writeFileSync(pathOf(workspace, broken), sound);
    await change(workspace, fleet('debug'));
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^FAILURE {2}environments\/release-dev\/s0 does not render in the base: .*Department/m,
    );
    expect(out).toContain('dev/s1\n');
    expect(out).not.toContain('dev/s0\n');
    expect(out).not.toContain(tmpdir());
  });
});

describe('a change is read as it is', () => {
  it('and one that does not render is a finding', async () => {
    const workspace = await createFleet(fleet());
    writeFiles(workspace.root, { 'environments/dev/s0/patches.yaml': 'not: [yaml\n' });
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(1);
    expect(headline(out)).toBe('Nothing is known to change. prod does not change.');
    expect(out).toMatch(/^FAILURE {2}environments\/release-dev\/s0 does not render in the change/m);
  });

  it.each([
    ['an address', 'https://example.com/objects.yaml', 'resources'],
    ['another repository', 'github.com/example/repository?ref=main', 'resources'],
    ['another repository by ssh', 'git@example.com:repository', 'components'],
    ['a file that is not there', 'nothing.yaml', 'resources'],
  ])('and fetches nothing: %s', async (_, name, field) => {
    const workspace = await createFleet(fleet());
    const file = 'environments/release-dev/s0/kustomization.yaml';
    const text = readFileSync(pathOf(workspace, file), 'utf8');
    const changed =
      field === 'resources'
        ? text.replace('resources:\n', `resources:\n  - ${name}\n`)
        : `${text}components:\n  - ${name}\n`;
    writeFiles(workspace.root, { [file]: changed });
    const log = pathOf(workspace, '.cache', 'calls');
    putOnPath(pathOf(workspace, 'bin'), { kustomize: await noteCalls('kustomize', log) });
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(1);
    expect(out).toContain(
      `FAILURE  environments/release-dev/s0 does not render in the change: it takes in "${name}", which is not in the repository`,
    );
    // The base's form of it is all that is rendered.
    expect(callsIn(log)).toHaveLength(1);
  });

  it('with everything that is not committed', async () => {
    const workspace = await createFleet(fleet());
    await change(workspace, { ...fleet('debug', 3), 'docs/new.md': 'New.\n' });
    git(workspace.root, 'add', 'sites.config.ts');
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(0);
    expect(out).toMatch(
      /^NOTICE {3}The working tree holds \d+ files that are not committed: .*sites\.config\.ts/m,
    );
    expect(out).toContain('dev/s2\n  + ConfigMap');
    expect(out).toContain('data.LOG_LEVEL: info -> debug');
  });

  it('and manifests that were not generated yet are a finding', async () => {
    const workspace = await createFleet(fleet());
    writeFiles(workspace.root, fleet('debug'));
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(1);
    expect(headline(out)).toBe('Nothing changes in the cluster.');
    expect(notice(out)).toBe(
      'NOTICE   2 manifests are not what sites.config.ts says, so this is not yet what will be merged. Run "pnpm gen".',
    );
  });

  it('where its configuration has a fault', async () => {
    const workspace = await createFleet(fleet());
    writeFiles(workspace.root, { 'sites.config.ts': 'export default 1;\n' });
    const { exitCode, out } = await runDiff(workspace);
    expect(exitCode).toBe(1);
    expect(notice(out)).toContain('sites.config.ts has problems, which "pnpm gen" tells');
  });

  it('of a commit, without the working tree', async () => {
    const workspace = await createFleet(fleet());
    const { root } = workspace;
    git(root, 'checkout', '--quiet', '-b', 'topic');
    await change(workspace, fleet('debug'));
    commit(root, 'Louder');
    const { out } = await runDiff(workspace, { base: 'main' });
    git(root, 'checkout', '--quiet', 'main');
    const other = await runDiff(workspace, { base: 'main', head: 'topic' });
    const body = (text: string) => text.split('\n').slice(2).join('\n');
    expect(body(other.out)).toBe(body(out));
    expect(other.out).toContain('data.LOG_LEVEL: info -> debug');
  });

  it('and what happened on main meanwhile is not a part of it', async () => {
    const workspace = await createFleet(fleet());
    const { root } = workspace;
    git(root, 'branch', 'topic');
    await change(workspace, fleet('debug'));
    commit(root, 'Louder, on main');
    git(root, 'checkout', '--quiet', 'topic');
    await generate(workspace);
    expect(headline((await runDiff(workspace)).out)).toBe('Nothing changes in the cluster.');
  });
});

it('leaves the checkout, the index and the temporary folder as they were', async () => {
  const workspace = await createFleet(fleet());
  const { root } = workspace;
  await change(workspace, fleet('debug'));
  const elsewhere = createWorkspace().root;
  vi.stubEnv('TMPDIR', elsewhere);
  onTestFinished(() => {
    vi.unstubAllEnvs();
  });
  const state = () => ({
    index: readFileSync(pathOf(workspace, '.git/index')).toString('hex'),
    status: git(root, 'status', '--porcelain'),
    objects: git(root, 'count-objects'),
    worktrees: git(root, 'worktree', 'list'),
    temporary: readdirSync(elsewhere),
  });
  git(root, 'status');
  const before = state();
  await runDiff(workspace);
  expect(state()).toEqual(before);
});
