import { mkdirSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { CannotStart } from './cannot-start.mjs';
import { codeOf, runChild } from './child.mjs';
import { explain, lastLines } from './explain.mjs';
import { showProgress } from './progress.mjs';

/**
 * Installs exactly what the lockfile says. When a person stopped it, the result is the exit code.
 * @param {string} root
 * @param {string} packageManager name and exact version, such as `pnpm@1.2.3`
 * @returns {Promise<number | undefined>}
 */
export async function install(root, packageManager) {
  const progress = showProgress(`Installing the packages with ${packageManager}`);
  const [command, ...commandArguments] = pnpm(packageManager);
  const { code, output, signal } = await runChild(
    command,
    // A question could not be answered: nothing reads this program's input.
    [...commandArguments, 'install', '--frozen-lockfile', '--config.confirmModulesPurge=false'],
    // A production setting would leave out the tools that everything here runs on.
    { cwd: root, output: 'kept', env: { ...process.env, NODE_ENV: 'development' } },
  );
  progress.end(code === 0 && !signal);
  if (signal) return codeOf(signal);
  if (code === 0) return undefined;

  const known = explain(output, packageManager);
  if (known) throw new CannotStart(known);
  throw new CannotStart(
    [
      `the packages could not be installed: ${packageManager} ended with ${code}. Its last lines:`,
      ...lastLines(output, 10).map((line) => `  ${line}`),
      `The whole output is kept in ${keep(root, output)}.`,
    ].join('\n'),
  );
}

/**
 * pnpm in the version that the repository names, through npm's own exec: corepack refuses to work
 * with the signing keys of today's registries.
 * @param {string} packageManager
 * @returns {[string, ...string[]]}
 */
function pnpm(packageManager) {
  const npm = process.env.npm_execpath;
  // Started by another tool than npm, this names that tool.
  const ownNpm = npm?.includes('npm-cli') ? npm : undefined;
  return [
    ownNpm ? process.execPath : 'npx',
    ...(ownNpm ? [ownNpm, 'exec'] : []),
    '--yes',
    // An exact version that was fetched before cannot have changed.
    '--prefer-offline',
    // Without a network npm would else wait for over a minute between its attempts.
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
    `--package=${packageManager}`,
    '--',
    'pnpm',
  ];
}

/** @param {string} root @param {string} output */
function keep(root, output) {
  for (const folder of [path.join(root, 'node_modules', '.cache', 'web-core'), os.tmpdir()]) {
    try {
      const file = path.join(folder, 'install.log');
      mkdirSync(folder, { recursive: true });
      writeFileSync(file, output);
      return file;
    } catch {
      // The next folder may be writable.
    }
  }
  return 'no file, because none could be written';
}
