import path from 'node:path';
import { compileConfig } from '../config/compile.ts';
import { configFile } from '../model/load-fleet.ts';
import type { Context } from './context.ts';

/**
 * Names all that the generated files depend on, but for the release overlays, which are files of the
 * outcome too. Undefined where the configuration does not compile.
 */
export async function findInputs({ root, cache, generator }: Context): Promise<string | undefined> {
  const compiled = await compileConfig(path.join(root, configFile), cache);
  return 'module' in compiled ? `${generator} ${compiled.module}` : undefined;
}
