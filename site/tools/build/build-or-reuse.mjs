import {
  existsSync,
  mkdirSync,
  readdirSync,
  renameSync,
  rmSync,
  utimesSync,
  statSync,
} from 'node:fs';
import path from 'node:path';
import { bundleProgram } from './bundle-program.mjs';
import { hashInputs } from './hash-inputs.mjs';
import { copyBesideServer, runNextBuild } from './next-build.mjs';
import { withLock } from './lock.mjs';
import { pruneStandalone } from './prune.mjs';
import { removeKeys } from './remove-keys.mjs';
import { site } from './site.mjs';

const output = path.join(site, 'dist');
/** Builds that are kept: a server may still run from the one before. */
const kept = 3;

/**
 * The folder of the build of these very sources; undefined when the build failed. A build is never
 * changed: what runs from one is not disturbed by the next.
 * @returns {Promise<string | undefined>}
 */
export async function buildOrReuse() {
  const folder = path.join(output, hashInputs());
  if (reuse(folder)) return folder;
  mkdirSync(output, { recursive: true });
  return withLock(path.join(output, 'lock'), async () => {
    // Whoever held the lock may have built the same.
    if (reuse(folder)) return folder;
    if (!runNextBuild()) return undefined;
    const standalone = path.join(site, '.next', 'standalone');
    const server = path.join(standalone, 'site');
    copyBesideServer(server);
    removeKeys(path.join(server, '.next'));
    pruneStandalone(standalone);
    await bundleProgram('migrate/main.ts', path.join(server, 'migrate.mjs'));
    await bundleProgram('serve/main.ts', path.join(server, 'serve.mjs'));
    renameSync(standalone, folder);
    removeOldBuilds();
    return folder;
  });
}

/** @param {string} folder */
function reuse(folder) {
  if (!existsSync(folder)) return false;
  const now = new Date();
  utimesSync(folder, now, now);
  return true;
}

function removeOldBuilds() {
  const builds = readdirSync(output, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map(({ name }) => path.join(output, name))
    .sort((one, other) => statSync(other).mtimeMs - statSync(one).mtimeMs);
  for (const build of builds.slice(kept)) rmSync(build, { recursive: true, force: true });
}
