import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { mergePatch } from '../../cluster/merge-patch.ts';

/** What the cluster would say: a site after a good release, with what a case changes. */
export function readLive(name: 'application' | 'deployment', change: unknown = {}): unknown {
  const file = path.join(import.meta.dirname, 'live', `${name}.yaml`);
  return mergePatch(parse(readFileSync(file, 'utf8')), change);
}
