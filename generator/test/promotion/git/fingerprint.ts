import { hash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { git } from '../../review/repository.ts';

type Entry = [file: string, digest: string];

/**
 * What a checkout is made of: every file and the index, byte by byte, what is checked out, and the
 * branches. Only caches are left out, and what git remembers of the remote.
 */
export function fingerprint(root: string): Record<string, string> {
  const files = readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)))
    .filter((name) => !name.startsWith('.git/') && !name.includes('node_modules/'));
  const index = path.resolve(root, git(root, 'rev-parse', '--git-path', 'index'));
  const contents = [...files.map((name) => path.join(root, name)), index].map((file): Entry => [
    path.relative(root, file),
    hash('sha1', readFileSync(file)),
  ]);
  return {
    ...Object.fromEntries(contents),
    head: readFileSync(
      git(root, 'rev-parse', '--path-format=absolute', '--git-path', 'HEAD'),
      'utf8',
    ),
    branches: git(root, 'for-each-ref', 'refs/heads', 'refs/tags', 'refs/stash'),
  };
}
