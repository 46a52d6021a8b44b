import { writeFileSync } from 'node:fs';
import { docker } from '../../image/engine.ts';
import { readSbom } from '../../image/sbom.ts';
import type { Context, ExitCode } from '../context.ts';
import { findWanted } from './wanted.ts';

/** Tells what an image is made of. */
export async function sbom(
  context: Context,
  app: string | undefined,
  { commit, output }: { readonly commit: string; readonly output?: string | undefined },
): Promise<ExitCode> {
  const { image, tag } = await findWanted(context, app, commit);
  const text = await readSbom(docker, `${image}:${tag}`);
  if (output === undefined) context.out(text);
  else writeFileSync(output, text);
  return 0;
}
