import path from 'node:path';
import { checkShape } from '../config/check-shape.ts';
import { compileConfig } from '../config/compile.ts';
import { evaluateConfig } from '../config/evaluate.ts';
import { formats } from '../config/formats.ts';
import { isConsequence, salvage } from '../config/salvage.ts';
import type { FleetConfig } from '../config/schema.ts';
import type { Issue } from '../issue.ts';
import { readTextsBelow, type ReadText } from '../read-text.ts';
import { loadReleases } from '../releases/load.ts';
import { findEdition } from '../sealed/revision.ts';
import type { Fleet } from './model.ts';
import { resolveFleet } from './resolve.ts';
import { checkRules } from './rules/all.ts';

export type LoadedFleet = { readonly fleet: Fleet } | { readonly issues: readonly Issue[] };

export const configFile = 'sites.config.ts';

/**
 * Reads the configuration and the releases below `root`: the model where all is well, else every
 * problem that could be found. Compiled files are kept in `cache`. `name` is for an edited copy beside
 * the configuration, which is judged before it takes its place; `readText` for releases that do not lie
 * beside it.
 */
export async function loadFleet(
  root: string,
  cache: string,
  name = configFile,
  readText = readTextsBelow(root),
): Promise<LoadedFleet> {
  const file = path.join(root, name);
  const compiled = await compileConfig(file, cache);
  if ('issues' in compiled) return compiled;
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) return evaluated;
  const shape = checkShape(evaluated.value);
  if ('config' in shape) return judge(readText, shape.config);

  const sound = salvage(evaluated.value, shape.issues);
  const judged = sound && (await judge(readText, sound.config));
  if (!judged || 'fleet' in judged) return shape;
  const further = judged.issues.filter((issue) => !isConsequence(issue, sound));
  return { issues: [...shape.issues, ...further] };
}

async function judge(readText: ReadText, config: FleetConfig): Promise<LoadedFleet> {
  const releases = await loadReleases(readText, declared(config));
  const fleet = resolveFleet(config, releases.find, (environment, site) =>
    findEdition(readText, environment, site),
  );
  const issues = [...checkRules({ config, fleet }), ...releases.issues];
  return issues.length > 0 ? { issues } : { fleet };
}

/** Names become folders, so one that is wrong or unknown leads to none. */
function declared({ environments, sites }: FleetConfig): { environment: string; site: string }[] {
  return environments.flatMap(({ name: environment }) => {
    if (!formats['invalid-environment-name'].holds(environment)) return [];
    return Object.entries(sites)
      .filter(([site]) => formats['invalid-dns-label'].holds(site))
      .filter(([, site]) => Object.hasOwn(site.environments, environment))
      .map(([site]) => ({ environment, site }));
  });
}
