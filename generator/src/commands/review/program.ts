import { Option, type Command } from 'commander';
import { formats, type Format } from '../../review/report/report.ts';
import type { Context, ExitCode } from '../context.ts';

type Finish = (result: Promise<ExitCode>) => Promise<void>;

/** The commands that tell a reader of a change what it will do. */
export function addReviewCommands(program: Command, context: Context, finish: Finish): void {
  const base = 'the commit or branch to compare with; default: where HEAD left the main branch';

  program
    .command('diff')
    .description('what a change does in the cluster, by environment and site')
    .option('--base <ref>', base)
    .option('--head <ref>', 'a commit to review instead of the working tree')
    .addOption(new Option('--format <format>', 'who reads it').choices(formats).default('text'))
    .option('--output <file>', 'write the report to a file')
    .action(async (options: { base?: string; head?: string; format: Format; output?: string }) => {
      const { diff } = await import('./diff.ts');
      await finish(diff(context, options));
    });

  program
    .command('affected')
    .description('which images a change makes different, and which sites it renders differently')
    .option('--base <ref>', base)
    .option('--head <ref>', 'a commit instead of the working tree')
    .option('--json', 'print the result for a machine', false)
    .action(async (options: { base?: string; head?: string; json: boolean }) => {
      const { affected } = await import('./affected.ts');
      await finish(affected(context, options));
    });
}
