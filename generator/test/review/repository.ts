import { execFileSync } from 'node:child_process';
import { cpSync, existsSync } from 'node:fs';
import path from 'node:path';
import { expect } from 'vitest';
import { gen } from '../../src/commands/gen.ts';
import { diff, type DiffOptions } from '../../src/commands/review/diff.ts';
import { createWorkspace, writeFiles, type Workspace } from '../workspace.ts';

const identity = {
  GIT_AUTHOR_NAME: 'A developer',
  GIT_AUTHOR_EMAIL: 'developer@example.com',
  GIT_COMMITTER_NAME: 'A developer',
  GIT_COMMITTER_EMAIL: 'developer@example.com',
};

/** Runs git in a repository of a test, untouched by what the machine configures. */
export function git(root: string, ...args: readonly string[]): string {
  const alone = { GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_SYSTEM: '/dev/null' };
  const env = { ...process.env, ...identity, ...alone };
  return execFileSync('git', args, { cwd: root, env, encoding: 'utf8', stdio: 'pipe' }).trim();
}

/** A repository with one commit on main. */
export function createRepository(files: Readonly<Record<string, string>> = {}): Workspace {
  const workspace = createWorkspace({ '.gitignore': '.cache/\nbin/\n', ...files });
  git(workspace.root, 'init', '--quiet', '--initial-branch=main');
  commit(workspace.root, 'The first commit');
  return workspace;
}

/** Commits everything and returns the id of the commit. */
export function commit(root: string, message: string): string {
  git(root, 'add', '--all');
  git(root, 'commit', '--quiet', '--allow-empty', '--message', message);
  return git(root, 'rev-parse', 'HEAD');
}

/** Writes the manifests of what lies there. */
export async function generate({ context, output }: Workspace): Promise<void> {
  const options = { check: false, force: true, removeSites: true, json: false };
  expect(await gen(context, options), output.err).toBe(0);
  Object.assign(output, { out: '', err: '' });
}

/** A repository whose main holds the given files, with the manifests that belong to them. */
export async function createFleet(files: Readonly<Record<string, string>>): Promise<Workspace> {
  const workspace = createRepository(files);
  await generate(workspace);
  commit(workspace.root, 'The manifests');
  return workspace;
}

/** Changes some files and generates what follows from them; nothing is committed. */
export async function change(workspace: Workspace, files: Record<string, string>): Promise<void> {
  writeFiles(workspace.root, files);
  await generate(workspace);
}

/** Puts the files of a case over what lies there. */
export function copyOver(from: string, { root }: Workspace): void {
  if (existsSync(from)) cpSync(from, root, { recursive: true });
}

export interface Shown {
  readonly exitCode: number;
  readonly out: string;
  readonly err: string;
}

/** Runs the real `diff`. */
export async function runDiff(
  { context, output }: Workspace,
  options: Partial<DiffOptions> = {},
): Promise<Shown> {
  Object.assign(output, { out: '', err: '' });
  const exitCode = await diff(context, { format: 'text', ...options });
  return { exitCode, ...output };
}

export function pathOf({ root }: Workspace, ...names: readonly string[]): string {
  return path.join(root, ...names);
}
