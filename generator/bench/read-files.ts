import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** All generated files of a repository, by their path from its root. */
export function readFiles(root: string): Record<string, string> {
  const names = ['kustomize', 'environments'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name))),
  );
  return Object.fromEntries(
    names.map((name) => [name, readFileSync(path.join(root, name), 'utf8')]),
  );
}
