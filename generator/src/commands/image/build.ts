import { buildImage } from '../../image/build.ts';
import { docker } from '../../image/engine.ts';
import type { Context, ExitCode } from '../context.ts';
import type { ImageOptions } from './program.ts';
import { findWanted } from './wanted.ts';

/** Builds the image of an app from a commit. */
export async function build(
  context: Context,
  app: string | undefined,
  options: ImageOptions,
): Promise<ExitCode> {
  const { image, tag, identity } = await findWanted(context, app, options.commit);
  const reference = `${image}:${tag}`;
  await buildImage(docker, context.root, reference, identity, options, context.err);
  context.out(`${reference}\n`);
  return 0;
}
