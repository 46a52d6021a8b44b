import { InvalidArgumentError, Option, type Command } from 'commander';
import { parseDuration } from '../../config/duration.ts';
import { CannotRun } from '../../issue.ts';
import type { Context, ExitCode } from '../context.ts';
import type { Surroundings } from '../surroundings.ts';
import type { ChangeOptions } from './options.ts';

type Finish = (result: Promise<ExitCode>) => Promise<void>;

/** The commands that move releases, and that tell where they stand. */
export function addPromotionCommands(
  program: Command,
  context: Context,
  surroundings: Surroundings,
  finish: Finish,
): void {
  addChange(program.command('release').argument('<environment>').argument('[site...]'))
    .description('bring an image into an environment')
    .requiredOption('--tag <tag>', '"sha-" and the full id of the commit')
    .option('--digest <digest>', 'the digest of the image; without it the registry is asked')
    .option('--all', 'every site of the environment', false)
    .option('--app <name>', 'only sites of this app')
    .option(
      '--force <reason>',
      'pass by the environments before; the reason is recorded',
      parseReason,
    )
    .action(async (environment: string, names: string[], options: ReleaseFlags) => {
      const { release } = await import('./release.ts');
      const sites = sitesOf(names, options.all);
      await finish(release(context, surroundings, { ...options, environment, sites }));
    });

  addChange(program.command('promote').argument('[site...]'))
    .description('bring verified releases to the next environment')
    .option('--all', 'every site whose release may go on', false)
    .option('--due', 'only what the configuration lets a schedule promote, when it is time', false)
    .option('--to <environment>', 'the environment that they go to')
    .option(
      '--force <reason>',
      'without evidence, soak and waves; the reason is recorded',
      parseReason,
    )
    .action(async (names: string[], options: PromoteFlags) => {
      const { promote } = await import('./promote.ts');
      const sites = sitesOf(names, options.all || options.due);
      await finish(promote(context, surroundings, { ...options, sites }));
    });

  addChange(program.command('rollback').argument('<environment>').argument('<site>'))
    .description('bring back what ran before, and hold it there')
    .option('--to <tag>', 'the beginning of the tag to go back to; without it, what ran before')
    .option('--reason <text>', 'why, for whoever meets the hold', parseReason, 'rolled back')
    .addOption(acceptMigration())
    .action(async (environment: string, site: string, options: RollbackFlags) => {
      const { rollback } = await import('./rollback.ts');
      const accepted = options.acceptMigration;
      await finish(rollback(context, surroundings, { ...options, environment, site, accepted }));
    });

  addChange(program.command('resume').argument('<environment>').argument('<site>'))
    .description('let releases come in again after a rollback')
    .action(async (environment: string, site: string, options: ChangeOptions) => {
      const { resume } = await import('./resume.ts');
      await finish(resume(context, { ...options, environment, site }));
    });

  addChange(program.command('reset').argument('<environment>').argument('<site>'))
    .description('bring development back to what production runs, and undo its drift')
    .option('--cluster', 'undo drift in the cluster too, with kubectl', false)
    .addOption(kubeContext())
    .addOption(acceptMigration())
    .action(async (environment: string, site: string, options: ResetFlags) => {
      const { reset } = await import('./reset.ts');
      const accepted = options.acceptMigration;
      await finish(reset(context, { ...options, environment, site, accepted }));
    });

  addChange(program.command('verify').argument('<environment>').argument('[site...]'))
    .description('wait for releases to run, and record the evidence')
    .option('--pending', 'every site whose release has no evidence yet', false)
    .option('--http-only', 'ask the site alone, where there is no access to the cluster', false)
    .option('--timeout <duration>', 'how long to wait: "90m", "2h"', parseTimeout, 900_000)
    .option('--origin <url>', 'ask here instead of the host, before DNS leads there')
    .addOption(kubeContext())
    .action(async (environment: string, names: string[], options: VerifyFlags) => {
      const { verify } = await import('./verify.ts');
      const sites = sitesOf(names, options.pending);
      await finish(verify(context, surroundings, { ...options, environment, sites }));
    });

  addRemote(program.command('status').argument('[site...]'))
    .description('where each release stands')
    .option('--fetch', 'ask the remote instead of the files here', false)
    .action(async (sites: string[], options: RemoteFlags & { fetch: boolean }) => {
      const { status } = await import('./status.ts');
      await finish(status(context, { ...options, sites }));
    });

  addRemote(program.command('history').argument('<site>'))
    .description('who changed the releases of a site, when, from what to what')
    .option('--environment <name>', 'only this one')
    .option('--fetch', 'ask the remote instead of this checkout', false)
    .action(
      async (site: string, options: RemoteFlags & { fetch: boolean; environment?: string }) => {
        const { history } = await import('./history.ts');
        await finish(history(context, { ...options, site }));
      },
    );
}

interface RemoteFlags {
  readonly json: boolean;
  readonly remote: string;
  readonly branch?: string;
}
interface ReleaseFlags extends ChangeOptions {
  readonly tag: string;
  readonly digest?: string;
  readonly all: boolean;
  readonly app?: string;
  readonly force?: string;
}
interface PromoteFlags extends ChangeOptions {
  readonly all: boolean;
  readonly due: boolean;
  readonly to?: string;
  readonly force?: string;
}
interface RollbackFlags extends ChangeOptions {
  readonly to?: string;
  readonly reason: string;
  readonly acceptMigration: readonly string[];
}
interface ResetFlags extends ChangeOptions {
  readonly cluster: boolean;
  readonly kubeContext?: string;
  readonly acceptMigration: readonly string[];
}
interface VerifyFlags extends ChangeOptions {
  readonly pending: boolean;
  readonly httpOnly: boolean;
  readonly timeout: number;
  readonly origin?: string;
  readonly kubeContext?: string;
}

function addRemote(command: Command): Command {
  return command
    .option('--remote <name>', 'the remote repository', 'origin')
    .option('--branch <name>', 'its branch; default: the one that Argo CD follows')
    .option('--json', 'print the result for a machine', false);
}

function addChange(command: Command): Command {
  return addRemote(command)
    .option('--push', 'one commit on the remote; without it the files here change', false)
    .option('--dry-run', 'show what would happen in the cluster, and change nothing', false);
}

function acceptMigration(): Option {
  return new Option('--accept-migration <name>', 'go back although older code cannot live with it')
    .argParser((name: string, before: readonly string[]) => [...before, name])
    .default([], 'none');
}

function kubeContext(): Option {
  return new Option('--kube-context <name>', 'the context of kubectl; default: its current one');
}

/** Nobody means the whole fleet by naming nothing. */
function sitesOf(names: readonly string[], all: boolean): readonly string[] | 'all' {
  if (all === names.length > 0) {
    throw new CannotRun(
      all
        ? 'name sites or take all of them, not both.'
        : 'name at least one site; no name means none.',
    );
  }
  return all ? 'all' : names;
}

function parseReason(text: string): string {
  if (text.trim() !== '') return text.trim();
  throw new InvalidArgumentError('It says why.');
}

function parseTimeout(text: string): number {
  const duration = parseDuration(text);
  if (duration !== undefined) return duration;
  throw new InvalidArgumentError('A duration is written like "15m" or "2h".');
}
