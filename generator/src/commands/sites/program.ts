import { InvalidArgumentError, type Command } from 'commander';
import type { Context, ExitCode } from '../context.ts';

type Finish = (result: Promise<ExitCode>) => Promise<void>;

/** The commands that read or edit the sites of the configuration. */
export function addSitesCommands(program: Command, context: Context, finish: Finish): void {
  const sites = program.command('sites').description('read or edit the sites of sites.config.ts');
  const json = 'print the result for a machine';

  sites
    .command('list')
    .description('every site in every environment')
    .option('--json', json, false)
    .action(async (options: { json: boolean }) => {
      const { list } = await import('./list.ts');
      await finish(list(context, options));
    });

  sites
    .command('show')
    .description('everything that is resolved for a site')
    .argument('<site>')
    .argument('[env]')
    .option('--json', json, false)
    .action(async (site: string, environment: string | undefined, options: { json: boolean }) => {
      const { show } = await import('./show.ts');
      await finish(show(context, site, environment, options));
    });

  sites
    .command('add')
    .description('add a site to the configuration')
    .argument('<site>')
    .requiredOption('--env <name=host>', 'an environment and the host there; repeat it', parseHost)
    .option('--app <app>', 'the code base, where there are several')
    .action(async (site: string, options: { env: Record<string, string>; app?: string }) => {
      const { add } = await import('./add.ts');
      await finish(add(context, site, options));
    });

  sites
    .command('remove')
    .description('remove a site, or one of its environments, from the configuration')
    .argument('<site>')
    .argument('[env]')
    .action(async (site: string, environment: string | undefined) => {
      const { remove } = await import('./remove.ts');
      await finish(remove(context, site, environment));
    });

  sites
    .command('rename')
    .description('give a site another name in the configuration')
    .argument('<old>')
    .argument('<new>')
    .option('--yes', 'also where the site has a release', false)
    .action(async (site: string, name: string, options: { yes: boolean }) => {
      const { rename } = await import('./rename.ts');
      await finish(rename(context, site, name, options));
    });
}

function parseHost(text: string, before: Record<string, string> = {}): Record<string, string> {
  const [, name, host] = /^([^=]+)=(.+)$/.exec(text) ?? [];
  if (name === undefined || host === undefined) {
    throw new InvalidArgumentError('It is written as NAME=HOST.');
  }
  if (Object.hasOwn(before, name)) throw new InvalidArgumentError('The environment comes twice.');
  return { ...before, [name]: host };
}
