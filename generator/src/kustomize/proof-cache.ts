import { hash } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { replaceFile } from '../replace-file.ts';

/**
 * What was proved before: for each subject the hash of everything that its proof depends on. While
 * the hash stays, the proof holds and no process is started.
 */
export interface ProofCache {
  readonly size: number;
  readonly holds: (subject: string, key: string) => boolean;
  /** Remembers the proofs that hold now, and forgets all others. */
  readonly save: (proved: ReadonlyMap<string, string>) => void;
}

export function openProofCache(folder: string): ProofCache {
  const file = path.join(folder, 'proved.json');
  const known = readKnown(file);
  return {
    size: Object.keys(known).length,
    holds: (subject, key) => known[subject] === key,
    save(proved) {
      mkdirSync(folder, { recursive: true });
      replaceFile(file, JSON.stringify(Object.fromEntries(proved)));
    },
  };
}

/** One hash over several texts; the order counts. */
export function keyOf(texts: readonly string[]): string {
  return hash('sha256', texts.map((text) => hash('sha1', text)).join());
}

/** A cache that cannot be read is an empty one. */
function readKnown(file: string): Record<string, string> {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  } catch {
    return {};
  }
}
