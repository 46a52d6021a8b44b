import { hash } from 'node:crypto';
import path from 'node:path';
import { compileConfig } from '../config/compile.ts';
import { evaluateConfig } from '../config/evaluate.ts';
import { configFile } from '../model/load-fleet.ts';
import { revisionsFingerprint } from '../sealed/fingerprint.ts';
import type { Context } from './context.ts';

/**
 * Names all that the generated files depend on, but for the release overlays, which are files of the
 * outcome too: the build of the generator, what the configuration comes to, and the editions of the
 * encrypted Secrets. Undefined where the configuration comes to nothing.
 */
export async function findInputs({ root, cache, generator }: Context): Promise<string | undefined> {
  const file = path.join(root, configFile);
  const compiled = await compileConfig(file, cache);
  if ('issues' in compiled) return undefined;
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) return undefined;
  const said = hash('sha1', JSON.stringify(evaluated.value));
  return `${generator} ${said} ${revisionsFingerprint(root)}`;
}
