import { readdirSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { expectFile } from '../policy/expected-file.ts';
import { commit, copyOver, createRepository, generate, runDiff } from './repository.ts';

const cases = path.join(import.meta.dirname, 'cases/diff');

it.each(readdirSync(cases))('%s reads like this', async (name) => {
  const folder = path.join(cases, name);
  const workspace = createRepository();
  copyOver(path.join(folder, 'before'), workspace);
  await generate(workspace);
  const base = commit(workspace.root, 'Before');
  copyOver(path.join(folder, 'after'), workspace);
  await generate(workspace);
  commit(workspace.root, 'After');
  for (const [format, file] of [
    ['text', 'expected.txt'],
    ['markdown', 'expected.md'],
    ['json', 'expected.json'],
  ] as const) {
    const { exitCode, out, err } = await runDiff(workspace, { base, format });
    // The ids of commits are not what a case is about.
    const text = out.replaceAll(base.slice(0, 12), '<base>').replaceAll(base, '<base>');
    expectFile(path.join(folder, file), text);
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' });
  }
});
