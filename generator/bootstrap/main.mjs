import path from 'node:path';
import process from 'node:process';
import { CannotStart } from './cannot-start.mjs';
import { runChild } from './child.mjs';
import { install } from './install.mjs';
import { isInstalled } from './installed.mjs';
import { requireDisk, requireGit, requireWriteAccess } from './requirements.mjs';

/** @typedef {{ engines: { node: string }, packageManager: string }} Manifest */

const megabyte = 1024 * 1024;
/** What the packages take, with room for the tools that the tests build. */
const neededSpace = 1024 * megabyte;

/** @type {Record<string, string[]>} */
const programs = {
  start: ['generator/run.mjs', 'src/cli.ts', 'start'],
  test: ['node_modules/vitest/vitest.mjs', 'run'],
};

/**
 * Makes a checkout ready and runs one of its programs; the result is the exit code.
 * @param {string} root
 * @param {Manifest} manifest
 * @param {string[]} commandLine the program, then its arguments
 */
export async function main(root, manifest, [name = '', ...programArguments]) {
  const program = programs[name];
  if (!program) {
    process.stderr.write(`error: bootstrap.mjs knows ${Object.keys(programs).join(' and ')}.\n`);
    return 2;
  }
  try {
    requireGit();
    requireWriteAccess(root);
    if (!isInstalled(root)) {
      await requireDisk(root, neededSpace);
      const stopped = await install(root, manifest.packageManager);
      if (stopped !== undefined) return stopped;
    }
  } catch (error) {
    if (!(error instanceof CannotStart)) throw error;
    process.stderr.write(`error: ${error.message}\n`);
    return 2;
  }
  const [script = '', ...fixedArguments] = program;
  const { code } = await runChild(
    process.execPath,
    [path.join(root, script), ...fixedArguments, ...programArguments],
    { cwd: root, output: 'shown' },
  );
  return code;
}
