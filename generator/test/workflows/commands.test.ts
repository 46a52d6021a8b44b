import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { readText, root } from '../house/repository.ts';
import { createWorkspace } from '../workspace.ts';
import { findLines, listLines } from './ci-files.ts';

interface Manifest {
  readonly scripts: Readonly<Record<string, string>>;
  readonly packageManager: string;
}

const manifest = JSON.parse(readText('package.json')) as Manifest;
const lines = listLines();
const pnpm = /^npx (?:--yes )?pnpm@(?<version>[\d.]+) (?<rest>.+)$/;
const ours = lines.filter(({ line }) => pnpm.test(line));
const commands = [...new Set(ours.map(({ line }) => restOf(line)))].filter(
  (rest) => !rest.startsWith('install '),
);

function restOf(line: string): string {
  return pnpm.exec(line)?.groups?.rest ?? '';
}

/** The words of a line, as a shell splits them, with some value for every variable. */
function wordsOf(line: string): string[] {
  const filled = line
    .replaceAll(/\$\[\[ inputs\.verification \]\]/g, '--http-only')
    .replaceAll(/\$\[\[ inputs\.\w+ \]\]/g, 'web')
    .replaceAll(/\$\w+/g, 'a1'.repeat(20));
  return [...filled.matchAll(/"([^"]*)"|(\S+)/g)].map(([, quoted, bare]) => quoted ?? bare ?? '');
}

/**
 * Runs a line where nothing can come of it, without a repository and without a token, and returns what
 * is wrong with the line itself.
 */
function findMisuse(line: string): string | undefined {
  const [script = '', ...rest] = wordsOf(line);
  const target = /^node .*generator\/run\.mjs src\/cli\.ts ([\w-]+)$/.exec(
    manifest.scripts[script] ?? '',
  );
  if (target?.[1] === undefined) return `package.json has no script "${script}" of ours`;
  const { stderr, status } = spawnSync(
    process.execPath,
    [path.join(root, 'generator', 'run.mjs'), 'src/cli.ts', target[1], ...rest],
    {
      cwd: createWorkspace().root,
      encoding: 'utf8',
      env: { PATH: process.env.PATH, CI: 'true', NODE_ENV: 'test' },
    },
  );
  if (status === 0) return undefined;
  const [said = ''] = stderr.split('\n');
  const isMisuse = /^error: (unknown|too many|missing required|required option|option)/.test(said);
  return isMisuse ? said : undefined;
}

it('every command of CI exists, with its options and arguments', () => {
  const misused = commands.map((command) => [command, findMisuse(command)]);
  expect(misused.filter(([, misuse]) => misuse !== undefined)).toEqual([]);
  const names = new Set(commands.map((command) => command.split(' ')[0]));
  expect([...names].sort()).toEqual(
    expect.arrayContaining(['affected', 'check', 'gen', 'promote', 'release', 'verify']),
  );
});

it.each([
  ['deploy dev', 'package.json has no script "deploy" of ours'],
  ['schemas', 'package.json has no script "schemas" of ours'],
  ['promote --all --later', "error: unknown option '--later'"],
  ['release dev --all --push', "error: required option '--tag <tag>' not specified"],
  ['verify --pending', "error: missing required argument 'environment'"],
  ['affected web', "error: too many arguments for 'affected'"],
  ['verify dev --pending --timeout', "error: option '--timeout <duration>' argument missing"],
])('"pnpm %s" would be found', (command, misuse) => {
  expect(findMisuse(command)).toContain(misuse);
});

it('every line takes the one version of pnpm', () => {
  const versions = ours.map(({ line }) => `pnpm@${pnpm.exec(line)?.groups?.version ?? ''}`);
  expect([...new Set(versions)]).toEqual([manifest.packageManager]);
});

describe('nobody but our commands', () => {
  const forbidden = /\b(kubectl|argocd|helm|git (push|commit|tag)|curl|wget)\b/;

  it('changes the repository or the cluster', () => {
    expect(lines.filter(({ line }) => forbidden.test(line))).toEqual([]);
    expect(
      findLines('a: { script: [kubectl apply, [git push]] }').filter((line) =>
        forbidden.test(line),
      ),
    ).toEqual(['kubectl apply', 'git push']);
  });

  it('runs where releases are made', () => {
    const files = ['.gitlab/', 'workflows/release.yml', 'workflows/promote.yml'];
    const others = lines.filter(
      ({ file, line }) =>
        files.some((part) => file.includes(part)) &&
        !file.endsWith('/image.yml') &&
        !pnpm.test(line) &&
        !line.startsWith('apt-get '),
    );
    expect(others).toEqual([]);
  });
});
