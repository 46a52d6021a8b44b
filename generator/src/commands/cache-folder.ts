import { accessSync, constants, mkdirSync } from 'node:fs';
import { hash } from 'node:crypto';
import { tmpdir } from 'node:os';
import path from 'node:path';

/** Where compiled files and proofs are kept: in the checkout, or beside it where that is read-only. */
export function findCacheFolder(root: string): string {
  const inside = path.join(root, 'node_modules', '.cache', 'web-core');
  try {
    mkdirSync(inside, { recursive: true });
    accessSync(inside, constants.W_OK);
    return inside;
  } catch {
    return path.join(
      tmpdir(),
      `web-core-${process.getuid?.() ?? 0}-${hash('sha1', root).slice(0, 12)}`,
    );
  }
}
