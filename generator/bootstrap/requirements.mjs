import { spawnSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { statfs } from 'node:fs/promises';
import path from 'node:path';
import { CannotStart } from './cannot-start.mjs';

export function requireGit() {
  const { error } = spawnSync('git', ['--version'], { stdio: 'ignore' });
  if (error) throw new CannotStart('git is missing. Install git and run it again.');
}

/** Packages and caches are written below these folders. @param {string} root */
export function requireWriteAccess(root) {
  const folders = ['.', 'node_modules', 'generator', 'generator/node_modules'];
  for (const folder of folders.map((name) => path.join(root, name)).filter(existsSync)) {
    if (mayWrite(folder)) continue;
    throw new CannotStart(
      `no permission to write to ${folder}. Run it as the owner of the checkout, or clone into a folder of your own.`,
    );
  }
}

/** @param {string} folder */
function mayWrite(folder) {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

/**
 * @param {string} root
 * @param {number} needed in bytes
 */
export async function requireDisk(root, needed) {
  const { bavail, blocks, bsize } = await statfs(root);
  // Some network file systems do not tell and report no blocks at all.
  if (blocks === 0 || bavail * bsize >= needed) return;
  throw new CannotStart(
    `the disk is nearly full: ${megabytes(bavail * bsize)} free where this checkout lies, ${megabytes(needed)} needed. Make room and run it again.`,
  );
}

/** @param {number} bytes */
function megabytes(bytes) {
  return `${Math.floor(bytes / 1024 / 1024)} MB`;
}
