import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { root } from '../house/repository.ts';
import { createWorkspace } from '../workspace.ts';
import { githubFiles, readWorkflow, stepsOf, type Job, type Workflow } from './ci-files.ts';

const workflows = githubFiles.map((file) => ({ file, workflow: readWorkflow(file) }));

async function lint(files: readonly string[]) {
  const program = await buildPinned(
    'actionlint',
    'github.com/rhysd/actionlint/cmd/actionlint',
    (text) => {
      console.error(text);
    },
  );
  if (program === undefined) throw new Error('this test needs Go 1.24 or newer');
  // What it would find on PATH differs between machines.
  const options = ['-shellcheck=', '-pyflakes=', '-no-color', '-oneline'];
  const { stdout, stderr, status } = spawnSync(program, [...options, ...files], {
    encoding: 'utf8',
  });
  return { said: `${stdout}${stderr}`, status };
}

it('actionlint has no findings', async () => {
  const files = githubFiles.map((file) => path.join(root, file));
  expect(await lint(files)).toEqual({ said: '', status: 0 });
});

it('actionlint finds a job that waits for nobody', async () => {
  const broken = 'on: push\njobs: { a: { needs: b, runs-on: ubuntu-24.04, steps: [{ run: ls }] } }';
  const { root: folder } = createWorkspace({ 'broken.yml': broken });
  const { said, status } = await lint([path.join(folder, 'broken.yml')]);
  expect(said).toContain('job "a" needs job "b" which does not exist');
  expect(status).toBe(1);
});

/** What a run may do that starts from the given: the rights of the workflow and of all its jobs. */
function rightsOf({ permissions, jobs }: Workflow): string[] {
  const own = Object.values(jobs).flatMap((job) => Object.entries(job.permissions ?? {}));
  return [...Object.entries(permissions), ...own].map(([right, level]) => `${right}: ${level}`);
}

const isOurs = ({ steps }: Job) => steps !== undefined;

describe.each(workflows)('$file', ({ workflow }) => {
  const steps = stepsOf(workflow);
  const commands = steps.flatMap(({ run }) => run ?? []);

  it('names every action by the id of a commit, and its version', () => {
    const actions = steps.flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(actions.length).toBeGreaterThan(0);
    const others = Object.values(workflow.jobs).flatMap(({ uses }) => uses ?? []);
    expect(others.filter((other) => !/^\.\/\.github\/workflows\/[\w-]+\.yml$/.test(other))).toEqual(
      [],
    );
  });

  it('holds no logic: a step runs one command', () => {
    expect(commands.filter((command) => /[\n;|]|&&/.test(command.trim()))).toEqual([]);
  });

  it('keeps the token out of the checkout', () => {
    const checkouts = steps.filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.length).toBe(Object.values(workflow.jobs).filter(isOurs).length);
    expect(checkouts.filter((step) => step.with?.['persist-credentials'] !== false)).toEqual([]);
  });

  it('never gives what somebody else wrote to a shell', () => {
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
    // A variable in quotes stays one word.
    const bare = commands.map((command) => command.replaceAll(/"[^"]*"/g, ''));
    expect(bare.filter((command) => command.includes('$'))).toEqual([]);
  });

  it('runs the code of a pull request, or may write, and never both', () => {
    const mayWrite = rightsOf(workflow).some((right) => right.endsWith('write'));
    const events = Object.keys(workflow.on);
    expect(mayWrite && events.includes('pull_request')).toBe(false);
    const refs = steps.filter((step) => step.with?.ref !== undefined);
    expect(mayWrite ? refs : []).toEqual([]);
    // The step that renders what a stranger wrote has no token.
    const rendering = steps.filter(({ run }) => run?.includes(' diff '));
    expect(rendering.flatMap(({ env }) => Object.keys(env ?? {}))).toEqual([]);
  });
});

describe.each(['release', 'promote'])('%s.yml', (name) => {
  const workflow = readWorkflow(`.github/workflows/${name}.yml`);
  const jobs = Object.entries(workflow.jobs);

  it('runs the code of the main branch alone', () => {
    const { push } = workflow.on as { push?: { branches: string[] } };
    expect(push?.branches ?? ['main']).toEqual(['main']);
    expect(Object.keys(workflow.on).filter((event) => event.startsWith('pull_request'))).toEqual(
      [],
    );
    const chosen = jobs.filter(([, job]) => job.if?.includes('workflow_dispatch'));
    for (const [, job] of chosen) expect(job.if).toContain("github.ref == 'refs/heads/main'");
  });

  it('gives each job its rights, and no more than the contents of this repository', () => {
    expect(workflow.permissions).toEqual({});
    const own = jobs.filter(([, job]) => isOurs(job));
    const rights = own.map(([, { permissions }]) => permissions);
    expect(
      rights.filter(
        (one) => !['{"contents":"read"}', '{"contents":"write"}'].includes(JSON.stringify(one)),
      ),
    ).toEqual([]);
  });

  it('gives the token to the steps that push, and to nobody else', () => {
    for (const [, { env }] of jobs) expect(JSON.stringify(env ?? {})).not.toContain('secrets.');
    const having = stepsOf(workflow).filter(({ env }) =>
      JSON.stringify(env ?? {}).includes('token'),
    );
    const pushing = stepsOf(workflow).filter(({ run }) => run?.includes(' --push'));
    expect(having).toEqual(pushing);
    expect(pushing.length).toBeGreaterThan(1);
  });

  it('has the whole history where releases are read', () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.filter((step) => step.with?.['fetch-depth'] !== 0)).toEqual([]);
  });
});

it('what a person starts is behind the approval of the environment', () => {
  const { jobs } = readWorkflow('.github/workflows/promote.yml');
  expect(jobs['by-hand']?.environment).toBe('${{ inputs.environment }}');
});

it('our own commits start nothing on GitHub', () => {
  const { on } = readWorkflow('.github/workflows/release.yml');
  const { push } = on as { push: { 'paths-ignore': string[] } };
  expect(push['paths-ignore']).toEqual(expect.arrayContaining(['environments/**', 'kustomize/**']));
});
