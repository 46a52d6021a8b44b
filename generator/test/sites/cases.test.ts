import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { root } from '../house/repository.ts';
import { expectFile } from '../policy/expected-file.ts';
import { createWorkspace } from '../workspace.ts';
import { runSites } from './run-sites.ts';

const cases = path.join(import.meta.dirname, 'cases');
const names = readdirSync(cases);
const fileOf = (name: string, file: string) => path.join(cases, name, file);
const readCase = (name: string, file: string) => readFileSync(fileOf(name, file), 'utf8');

describe.each([
  ['line ends of Unix', '\n'],
  ['line ends of Windows', '\r\n'],
])('with %s', (_, lineEnd) => {
  it.each(names)('%s', async (name) => {
    const before = readCase(name, 'before.ts').replaceAll('\n', lineEnd);
    const workspace = createWorkspace({ 'sites.config.ts': before });
    const tree = fileOf(name, 'tree');
    if (existsSync(tree)) cpSync(tree, workspace.root, { recursive: true });
    const folder = listFolder(workspace.root);

    const words = readCase(name, 'command.txt').trim().split(' ');
    const { exitCode, out, err } = await runSites(workspace, words);

    const after = readFileSync(path.join(workspace.root, 'sites.config.ts'), 'utf8');
    const [lines, ends] = [after.split('\n').length, after.split(lineEnd).length];
    expect(ends, 'no line end of another kind').toBe(lines);
    expectIfAny(name, 'after.ts', after === before ? '' : after.replaceAll(lineEnd, '\n'));
    expectIfAny(name, 'stdout.txt', out);
    expectIfAny(name, 'stderr.txt', err);
    const findings = err === '' ? 0 : 1;
    expect(exitCode).toBe(err.startsWith('error: ') ? 2 : findings);
    expect(listFolder(workspace.root), 'nothing lies beside it').toEqual(folder);
  });
});

/** What is not there is not expected either. */
function expectIfAny(name: string, file: string, text: string): void {
  if (text !== '') expectFile(fileOf(name, file), text);
  else expect(existsSync(fileOf(name, file)), `${file} is expected`).toBe(false);
}

function listFolder(folder: string): string[] {
  return readdirSync(folder).filter((name) => name !== '.cache');
}

test('what prettier had formatted it leaves alone after the edit', () => {
  const formatted = names.filter((name) => existsSync(fileOf(name, 'after.ts')));
  const list = (files: readonly string[]) =>
    spawnSync(
      path.join(root, 'node_modules', '.bin', 'prettier'),
      ['--list-different', '--ignore-path', fileOf('', 'none'), ...files],
      { encoding: 'utf8', cwd: cases },
    );
  const before = list(formatted.map((name) => `${name}/before.ts`));
  const after = list(formatted.map((name) => `${name}/after.ts`));
  expect(before.stderr + after.stderr).toBe('');
  const known = before.stdout.replaceAll('before.ts', 'after.ts').split('\n');
  expect(after.stdout.split('\n').filter((file) => !known.includes(file))).toEqual([]);
  expect(known.length).toBeLessThan(formatted.length / 2);
});
