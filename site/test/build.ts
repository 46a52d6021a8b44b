import { execFile } from 'node:child_process';
import path from 'node:path';
import process from 'node:process';
import { promisify } from 'node:util';

const run = promisify(execFile);
const site = path.join(import.meta.dirname, '..');

let build: Promise<string> | undefined;

/**
 * The folder of the build that the image holds, made now unless these very sources are built already.
 * Tests that run at the same time wait for the one that builds.
 */
export function findBuild(): Promise<string> {
  return (build ??= buildOrReuse());
}

async function buildOrReuse(): Promise<string> {
  const { stdout } = await run(process.execPath, [path.join(site, 'tools', 'build.mjs')], {
    maxBuffer: 64 * 1024 * 1024,
  });
  return path.join(stdout.trim(), 'site');
}
