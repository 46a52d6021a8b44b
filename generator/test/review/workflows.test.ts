import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { listFiles, readText, root } from '../house/repository.ts';

interface Workflow {
  readonly on: Readonly<Record<string, unknown>>;
  readonly permissions: Readonly<Record<string, string>>;
  readonly jobs: Readonly<Record<string, { readonly steps: readonly Step[] }>>;
}

interface Step {
  readonly uses?: string;
  readonly run?: string;
  readonly with?: Readonly<Record<string, unknown>>;
  readonly env?: Readonly<Record<string, string>>;
}

const files = listFiles().filter((file) => file.startsWith('.github/workflows/'));
const workflows = files.map((file) => ({ file, workflow: load(readText(file)) as Workflow }));
const stepsOf = ({ jobs }: Workflow) => Object.values(jobs).flatMap(({ steps }) => [...steps]);

it('actionlint has no findings', async () => {
  const program = await buildPinned(
    'actionlint',
    'github.com/rhysd/actionlint/cmd/actionlint',
    (text) => {
      console.error(text);
    },
  );
  if (program === undefined) throw new Error('this test needs Go 1.24 or newer');
  // What it would find on PATH differs between machines.
  const options = ['-shellcheck=', '-pyflakes=', '-no-color'];
  const { stdout, stderr, status } = spawnSync(
    program,
    [...options, ...files.map((file) => path.join(root, file))],
    { encoding: 'utf8' },
  );
  expect({ stdout, stderr, status }).toEqual({ stdout: '', stderr: '', status: 0 });
});

describe.each(workflows)('$file', ({ workflow }) => {
  it('names every action by the id of a commit, and its version', () => {
    const actions = stepsOf(workflow).flatMap(({ uses }) => uses ?? []);
    expect(actions.filter((action) => !/^[\w/-]+@[0-9a-f]{40}$/.test(action))).toEqual([]);
    expect(actions.length).toBeGreaterThan(0);
  });

  it('holds no logic: a step runs one command', () => {
    const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);
    expect(commands.filter((command) => /[\n;|]|&&/.test(command.trim()))).toEqual([]);
  });

  it('keeps the token out of the checkout', () => {
    const checkouts = stepsOf(workflow).filter(({ uses }) => uses?.startsWith('actions/checkout@'));
    expect(checkouts.map((step) => step.with?.['persist-credentials'])).toEqual([false]);
  });

  it('never gives what somebody else wrote to a shell', () => {
    const commands = stepsOf(workflow).flatMap(({ run }) => run ?? []);
    expect(commands.filter((command) => command.includes('${{'))).toEqual([]);
  });

  it('runs the code of a pull request, or may write, and never both', () => {
    const mayWrite = Object.values(workflow.permissions).includes('write');
    const trusted = Object.keys(workflow.on).join() === 'pull_request_target';
    expect(trusted).toBe(mayWrite);
    const refs = stepsOf(workflow).filter((step) => step.with?.ref !== undefined);
    expect(trusted ? refs : []).toEqual([]);
    // The step that renders what a stranger wrote has no token.
    const rendering = stepsOf(workflow).filter(({ run }) => run?.includes(' diff '));
    expect(rendering.flatMap(({ env }) => Object.keys(env ?? {}))).toEqual([]);
  });
});
