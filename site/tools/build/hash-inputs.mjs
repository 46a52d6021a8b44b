import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { repository } from './site.mjs';

/** What a build is made of, from the root of the repository. */
const inputs = [
  'site/src',
  'site/public',
  'site/tools/build',
  'site/build.env',
  'site/cache-handler.mjs',
  'site/next.config.ts',
  'site/package.json',
  'site/tsconfig.json',
  'packages/cms-core/src',
  'packages/env/src',
  'tsconfig.json',
  'pnpm-lock.yaml',
];

/** The same for the same sources, wherever they lie and whenever they were written. */
export function hashInputs() {
  const hash = createHash('sha256').update(
    `${process.platform} ${process.arch} ${process.version}`,
  );
  for (const file of inputs.flatMap(listFiles)) {
    const content = readFileSync(path.join(repository, file));
    hash.update(`\n${file} ${content.length}\n`).update(content);
  }
  return hash.digest('hex').slice(0, 16);
}

/**
 * @param {string} input
 * @returns {string[]}
 */
function listFiles(input) {
  try {
    return readdirSync(path.join(repository, input), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(repository, path.join(entry.parentPath, entry.name)))
      .sort();
  } catch (error) {
    const { code } = /** @type {NodeJS.ErrnoException} */ (error);
    if (code === 'ENOTDIR') return [input];
    if (code === 'ENOENT') return [];
    throw error;
  }
}
