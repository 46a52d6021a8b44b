import type { Command } from 'commander';
import type { Context, ExitCode } from '../context.ts';
import type { Person } from './answers.ts';

type Finish = (result: Promise<ExitCode>) => Promise<void>;

interface Options {
  readonly fromStdin: boolean;
  readonly json: boolean;
}

/** The commands that write and check the encrypted Secrets. */
export function addSecretsCommands(
  program: Command,
  context: Context,
  person: Person,
  finish: Finish,
): void {
  const secrets = program
    .command('secrets')
    .description('the encrypted Secrets of the sites, through sops and age');
  const fromStdin = 'take values that only a person knows from NAME=value lines piped in';
  const json = 'print the result for a machine';

  secrets
    .command('init')
    .description('write every Secret that a site lacks in an environment')
    .argument('<site>')
    .argument('<env>')
    .option('--from-stdin', fromStdin, false)
    .option('--json', json, false)
    .action(async (site: string, environment: string, options: Options) => {
      const { initSecrets } = await import('./init.ts');
      await finish(initSecrets(context, person, site, environment, options));
    });

  secrets
    .command('rotate')
    .description('give one key a new value, and roll the pods that read it')
    .argument('<site>')
    .argument('<env>')
    .argument('<key>')
    .option('--from-stdin', fromStdin, false)
    .option('--json', json, false)
    .action(async (site: string, environment: string, key: string, options: Options) => {
      const { rotateSecret } = await import('./rotate.ts');
      await finish(rotateSecret(context, person, [site, environment, key], options));
    });

  secrets
    .command('reseal')
    .description('encrypt the Secrets of a site anew for whom .sops.yaml names now')
    .argument('<site>')
    .argument('<env>')
    .option('--json', json, false)
    .action(async (site: string, environment: string, options: { json: boolean }) => {
      const { resealSecrets } = await import('./reseal.ts');
      await finish(resealSecrets(context, site, environment, options));
    });

  secrets
    .command('check')
    .description('compare the encrypted Secrets with what the sites need, and look for plaintext')
    .option('--base <ref>', 'look for plaintext in every commit since this one')
    .option('--json', json, false)
    .action(async (options: { base?: string; json: boolean }) => {
      const { checkSecrets } = await import('./check.ts');
      await finish(checkSecrets(context, options));
    });
}
