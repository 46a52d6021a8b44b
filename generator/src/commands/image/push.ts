import { appendFileSync } from 'node:fs';
import { buildImage } from '../../image/build.ts';
import { docker } from '../../image/engine.ts';
import { findPushed, pushImage } from '../../image/registry.ts';
import { findImages, saysWhatIsNeeded } from '../../review/affected/images.ts';
import type { Context, ExitCode } from '../context.ts';
import { withSides } from '../review/sides.ts';
import type { ImageOptions } from './program.ts';
import { findWanted, type Wanted } from './wanted.ts';

export interface PushOptions extends ImageOptions {
  /** Only where what the image is built from differs from this commit. */
  readonly base?: string | undefined;
  /** A file that gets the result as lines of NAME=VALUE. */
  readonly variables?: string | undefined;
  readonly json: boolean;
}

interface Pushed {
  readonly app: string;
  readonly image: string;
  readonly tag: string;
  /** Empty where no image was needed. */
  readonly digest: string;
  readonly outcome: 'pushed' | 'was there' | 'not affected';
}

/** Makes sure that the registry has the image of a commit, and tells its digest. */
export async function push(
  context: Context,
  app: string | undefined,
  options: PushOptions,
): Promise<ExitCode> {
  const pushed = await pushWanted(context, await findWanted(context, app, options.commit), options);
  const { image, tag, digest, outcome } = pushed;
  if (options.variables !== undefined) {
    const found = { IMAGE_NAME: image, IMAGE_TAG: tag, IMAGE_DIGEST: digest };
    const lines = Object.entries(found).map(([name, value]) => `${name}=${value}\n`);
    appendFileSync(options.variables, lines.join(''));
  }
  context.out(
    options.json
      ? `${JSON.stringify(pushed)}\n`
      : `${image}:${tag}${digest && `@${digest}`} (${outcome})\n`,
  );
  return 0;
}

async function pushWanted(context: Context, wanted: Wanted, options: PushOptions): Promise<Pushed> {
  const { app, image, tag, identity } = wanted;
  const result = { app, image, tag };
  if (options.base !== undefined && !(await isAffected(context, wanted, options.base))) {
    return { ...result, digest: '', outcome: 'not affected' };
  }
  const reference = `${image}:${tag}`;
  const found = await findPushed(docker, reference);
  if (found !== undefined) return { ...result, digest: found, outcome: 'was there' };
  await buildImage(docker, context.root, reference, identity, options, context.err);
  const digest = await pushImage(docker, reference, context.err);
  return { ...result, digest, outcome: 'pushed' };
}

/** Whether the image differs from that of another commit; nothing needs to be rendered for it. */
function isAffected(
  context: Context,
  { app, directory, image, identity }: Wanted,
  base: string,
): Promise<boolean> {
  const range = { base, head: identity.commit };
  const apps = [{ name: app, directory, image }];
  return withSides(
    context,
    range,
    async ({ before, after }) => {
      for (const tree of [before, after]) {
        await tree.load([...tree.listing.keys()].filter(saysWhatIsNeeded));
      }
      return findImages(apps, before, after).length > 0;
    },
    () => false,
  );
}
