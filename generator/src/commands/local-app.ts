import path from 'node:path';
import { checkShape } from '../config/check-shape.ts';
import { compileConfig } from '../config/compile.ts';
import { evaluateConfig } from '../config/evaluate.ts';
import { CannotRun } from '../issue.ts';
import { findApp, type App } from '../local/app.ts';
import { configFile } from '../model/load-fleet.ts';
import type { Context } from './context.ts';

/**
 * The app that runs on this machine. Mistakes elsewhere in the configuration are no hindrance: they
 * are for `pnpm gen` to tell.
 */
export async function findLocalApp({ root, cache }: Context): Promise<App | undefined> {
  const file = path.join(root, configFile);
  const compiled = await compileConfig(file, cache);
  if ('issues' in compiled) throw unreadable;
  const evaluated = await evaluateConfig(compiled.module, file);
  if ('issues' in evaluated) throw unreadable;
  const shape = checkShape(evaluated.value);
  if ('issues' in shape) throw unreadable;
  return findApp(root, shape.config.apps);
}

const unreadable = new CannotRun(`${configFile} has mistakes; "pnpm gen" tells them.`);
