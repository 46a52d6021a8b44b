import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { checkShape } from '../../src/config/check-shape.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import type { Fleet } from '../../src/model/model.ts';
import { resolveFleet, type Releases } from '../../src/model/resolve.ts';
import { checkRules } from '../../src/model/rules/all.ts';
import { generatorDirectory } from '../../src/paths.ts';

export const casesFolder = path.join(import.meta.dirname, 'cases');

export const caseNames = readdirSync(casesFolder);

export function readFleet(name: string, releases: Releases = () => undefined): Fleet {
  const text = readFileSync(path.join(casesFolder, name, 'fleet.yaml'), 'utf8');
  return resolveConfig(load(text, { schema: CORE_SCHEMA }), releases);
}

/** The model of a configuration in which nothing is wrong. */
export function resolveConfig(value: unknown, releases: Releases = () => undefined): Fleet {
  const shape = checkShape(value);
  if ('issues' in shape) throw new Error(JSON.stringify(shape.issues));
  const fleet = resolveFleet(shape.config, releases);
  const issues = checkRules({ config: shape.config, fleet });
  if (issues.length > 0) throw new Error(JSON.stringify(issues));
  return fleet;
}

/** The fleet that the repository's own `sites.config.ts` describes. */
export async function readOwnFleet(): Promise<Fleet> {
  const cache = path.join(generatorDirectory, 'node_modules/.cache/web-core/tests');
  const loaded = await loadFleet(path.dirname(generatorDirectory), cache);
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  return loaded.fleet;
}
