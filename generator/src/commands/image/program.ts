import type { Command } from 'commander';
import type { BuildSettings } from '../../image/build-arguments.ts';
import type { Context, ExitCode } from '../context.ts';
import type { PushOptions } from './push.ts';

/** What every one of them is told. */
export interface ImageOptions extends BuildSettings {
  /** Any name that git knows. */
  readonly commit: string;
}

type Finish = (result: Promise<ExitCode>) => Promise<void>;

/** The commands that build the image of an app and bring it into its registry. */
export function addImageCommands(program: Command, context: Context, finish: Finish): void {
  const image = program.command('image').description('the image of an app, built from a commit');

  withSettings(image.command('build'))
    .description('build it, tagged with the commit')
    .action(async (app: string | undefined, options: ImageOptions) => {
      const { build } = await import('./build.ts');
      await finish(build(context, app, options));
    });

  withSettings(image.command('push'))
    .description('build and push it, unless the registry has it already, and tell its digest')
    .option('--base <ref>', 'only where the image differs from the one of this commit')
    .option('--variables <file>', 'append IMAGE_NAME, IMAGE_TAG and IMAGE_DIGEST to a file')
    .option('--json', 'print the result for a machine', false)
    .action(async (app: string | undefined, options: PushOptions) => {
      const { push } = await import('./push.ts');
      await finish(push(context, app, options));
    });

  image
    .command('sbom')
    .description('print what an image is made of, as CycloneDX')
    .argument('[app]', 'the app of sites.config.ts; left out where there is one')
    .option('--commit <ref>', 'the commit that it was built from', 'HEAD')
    .option('--output <file>', 'write it to a file')
    .action(async (app: string | undefined, options: { commit: string; output?: string }) => {
      const { sbom } = await import('./sbom.ts');
      await finish(sbom(context, app, options));
    });

  image
    .command('audit')
    .description('refuse known weaknesses in what an image installs')
    .option('--registry <address>', 'where the advisories are asked for')
    .action(async (options: { registry?: string }) => {
      const { audit } = await import('./audit.ts');
      await finish(audit(context, options));
    });
}

/** What may differ between machines. */
function withSettings(command: Command): Command {
  return command
    .argument('[app]', 'the app of sites.config.ts; left out where there is one')
    .option('--commit <ref>', 'the commit; what is not committed is not in it', 'HEAD')
    .option('--node <image>', 'another image with Node.js than the Dockerfile names')
    .option('--base-image <image>', 'another image to build on')
    .option('--network <network>', 'the network of the steps that install')
    .option('--fresh', 'take nothing from earlier builds', false)
    .option(
      '--cache',
      'keep the layers of the build in the registry; needs a builder of buildx',
      false,
    );
}
