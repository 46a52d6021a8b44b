import path from 'node:path';
import { checkShape } from '../../config/check-shape.ts';
import { compileConfig } from '../../config/compile.ts';
import { evaluateConfig } from '../../config/evaluate.ts';
import type { FleetConfig } from '../../config/schema.ts';
import { compareFiles } from '../../files/compare.ts';
import { planFiles } from '../../files/plan.ts';
import { countUntouched } from '../../files/stamp.ts';
import { configFile, loadFleet } from '../../model/load-fleet.ts';
import type { Context } from '../context.ts';
import { findInputs } from '../inputs.ts';

/** What only the configuration says: the manifests do not tell which environment is production. */
export interface EnvironmentFacts {
  /** In the order of promotion. */
  readonly environments: readonly string[];
  readonly production: ReadonlySet<string>;
}

/** What is taken for granted where the configuration cannot be read. */
const assumed: EnvironmentFacts = { environments: ['dev', 'prod'], production: new Set(['prod']) };

/** Reads the environments from the configuration that lies in the working tree. */
export async function readEnvironments({ root, cache }: Context): Promise<EnvironmentFacts> {
  const config = await readConfig(root, cache);
  if (!config) return assumed;
  const { environments } = config;
  return {
    environments: environments.map(({ name }) => name),
    production: new Set(
      environments.filter(({ production }) => production).map(({ name }) => name),
    ),
  };
}

/** The configuration in the given folder, where its shape is sound; undefined otherwise. */
export async function readConfig(root: string, cache: string): Promise<FleetConfig | undefined> {
  const file = path.join(root, configFile);
  const compiled = await compileConfig(file, cache);
  if ('issues' in compiled) return undefined;
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) return undefined;
  const shape = checkShape(evaluated.value);
  return 'config' in shape ? shape.config : undefined;
}

/** Why the manifests of the working tree are not what will be merged; undefined where they are. */
export async function describeStaleness(context: Context): Promise<string | undefined> {
  const { root, cache } = context;
  const inputs = await findInputs(context);
  if (countUntouched(root, cache, 'generated', inputs) !== undefined) return undefined;
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) {
    return `${configFile} has problems, which "pnpm gen" tells; the manifests are compared as they lie here.`;
  }
  const { writes, removals, removedSites } = compareFiles(
    root,
    planFiles(loaded.fleet),
    loaded.fleet,
  );
  const stale = writes.length + removals.length + [...removedSites.values()].flat().length;
  if (stale === 0) return undefined;
  return `${stale} manifests are not what ${configFile} says, so this is not yet what will be merged. Run "pnpm gen".`;
}
