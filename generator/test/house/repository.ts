import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** The root of the repository that these tests watch over. */
export const root = path.resolve(import.meta.dirname, '..', '..', '..');

/** Every file that is, or would be, committed; by its path from the root. */
export function listFiles(): string[] {
  const listing = execFileSync(
    'git',
    // The checkout may belong to somebody else, as it does in containers.
    ['-c', 'safe.directory=*', 'ls-files', '-z', '--cached', '--others', '--exclude-standard'],
    { cwd: root, encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
  );
  const files = listing.split('\0').filter((file) => file !== '');
  return files.filter((file) => existsSync(path.join(root, file)));
}

export function readText(file: string): string {
  return readFileSync(path.join(root, file), 'utf8');
}
