import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { parseEnv } from 'node:util';
import { site } from './site.mjs';

const next = createRequire(import.meta.url).resolve('next/dist/bin/next');

/** Whether Next.js could build it. What it says goes to stderr: stdout is for the result. */
export function runNextBuild() {
  const variables = parseEnv(readFileSync(path.join(site, 'build.env'), 'utf8'));
  const { status } = spawnSync(process.execPath, [next, 'build'], {
    cwd: site,
    stdio: ['ignore', process.stderr, process.stderr],
    env: { ...process.env, ...variables, NODE_ENV: 'production' },
  });
  return status === 0;
}

/**
 * Next.js leaves these out of its server's folder, for those who serve them elsewhere.
 * @param {string} server
 */
export function copyBesideServer(server) {
  const files = ['.next/static', 'public'].filter((name) => existsSync(path.join(site, name)));
  for (const name of files) {
    cpSync(path.join(site, name), path.join(server, name), { recursive: true });
  }
}
