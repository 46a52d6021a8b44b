import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { expect, test } from 'vitest';
import { root } from './repository.ts';

test.each([
  ['the compiler', 'tsc', []],
  ['the compiler of the site', 'tsc', ['--project', 'site']],
  ['the linter', 'eslint', ['.', '--max-warnings=0']],
  ['the formatter', 'prettier', ['--check', '--log-level=warn', '.']],
  ['the search for unused code', 'knip', ['--no-progress', '--treat-config-hints-as-errors']],
])('%s has no findings', (_, tool, toolArguments) => {
  const { status, stdout, stderr } = spawnSync(
    path.join(root, 'node_modules', '.bin', tool),
    toolArguments,
    // Colours and the test runner's own mode are not for these tools.
    {
      cwd: root,
      encoding: 'utf8',
      env: { ...process.env, NODE_ENV: 'development', NO_COLOR: '1' },
    },
  );
  expect(`${stdout}${stderr}`.trim(), 'the output of the tool').toBe('');
  expect(status).toBe(0);
});
