import { InvalidArgumentError, Option, type Command } from 'commander';
import { formats, type Format } from '../../review/report/report.ts';
import { CannotRun } from '../../issue.ts';
import type { Context, ExitCode } from '../context.ts';
import type { AffectedOptions } from './affected.ts';
import type { Forge } from './comment.ts';

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
    .command('comment')
    .description('put a report under a pull request, as one comment that is replaced')
    .argument('<pull-request>', 'its number', parseNumber)
    .requiredOption('--body <file>', 'what "pnpm diff --format markdown --output <file>" wrote')
    .action(async (pullRequest: number, { body }: { body: string }) => {
      const { comment } = await import('./comment.ts');
      await finish(comment(context, readForge(process.env), { pullRequest, body }));
    });

  program
    .command('affected')
    .description('which images a change makes different, and which sites it renders differently')
    .option('--base <ref>', base)
    .option('--head <ref>', 'a commit instead of the working tree')
    .option('--app <name>', 'only the image of this app')
    .option('--variables <file>', 'append BUILD=true or BUILD=false, for the next steps of CI')
    .option('--json', 'print the result for a machine', false)
    .action(async (options: AffectedOptions) => {
      const { affected } = await import('./affected.ts');
      await finish(affected(context, options));
    });
}

function parseNumber(text: string): number {
  if (!/^[1-9]\d*$/.test(text)) throw new InvalidArgumentError('It is a number.');
  return Number(text);
}

function readForge(env: Readonly<Record<string, string | undefined>>): Forge {
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository, GITHUB_TOKEN: token } = env;
  if (api && repository && token) return { api, repository, token };
  throw new CannotRun('a comment needs GITHUB_API_URL, GITHUB_REPOSITORY and GITHUB_TOKEN.');
}
