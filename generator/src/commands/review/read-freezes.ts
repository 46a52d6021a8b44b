import path from 'node:path';
import { compileConfig } from '../../config/compile.ts';
import { valueAt } from '../../config/describe.ts';
import { evaluateConfig } from '../../config/evaluate.ts';
import { promotionSchema } from '../../config/schema/promotion.ts';
import { resolveFreezes } from '../../model/freezes.ts';
import { configFile } from '../../model/load-fleet.ts';
import type { Freeze } from '../../model/model.ts';

/**
 * The freezes of the configuration in a folder. Nothing else of it has to be valid by today's schema:
 * it may be the configuration of an old commit. Undefined where it cannot be read at all.
 */
export async function readFreezes(root: string, cache: string): Promise<Freeze[] | undefined> {
  const file = path.join(root, configFile);
  const compiled = await compileConfig(file, cache);
  if ('issues' in compiled) return undefined;
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) return undefined;
  const promotion = promotionSchema.safeParse(valueAt(evaluated.value, ['promotion']) ?? {});
  return promotion.success
    ? resolveFreezes(promotion.data, productionOf(evaluated.value))
    : undefined;
}

function productionOf(config: unknown): string[] {
  const environments = valueAt(config, ['environments']);
  if (!Array.isArray(environments)) return [];
  return environments
    .filter((environment: unknown) => valueAt(environment, ['production']) === true)
    .map((environment: unknown) => String(valueAt(environment, ['name'])));
}
