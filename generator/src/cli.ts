import { Command, Option } from 'commander';
import { findCacheFolder } from './commands/cache-folder.ts';
import { describeSwallowed } from './commands/swallowed.ts';
import type { Context, ExitCode } from './commands/context.ts';
import { addReviewCommands } from './commands/review/program.ts';
import { addSitesCommands } from './commands/sites/program.ts';
import { describeFailure } from './failure.ts';
import { CannotRun } from './issue.ts';
import { builtTools } from './paths.ts';

const root = process.cwd();
const context: Context = {
  root,
  cache: findCacheFolder(root),
  // A bundle lies in a folder of its own for each build.
  generator: import.meta.url,
  tools: builtTools,
  ci: process.env.CI === 'true',
  now: Date.now,
  out: (text) => process.stdout.write(text),
  err: (text) => process.stderr.write(text),
};

const json = new Option('--json', 'print the result for a machine').default(false);

const program = new Command('web-core')
  .description('From sites.config.ts to what Argo CD syncs.')
  .exitOverride((error) => process.exit(error.exitCode === 0 ? 0 : 2));

program
  .command('gen')
  .description('write the manifests')
  .option('--check', 'write nothing; fail on any difference and show it', false)
  .option('--force', 'overwrite generated files that were edited by hand', false)
  .option('--remove-sites', 'remove the files of sites that left the configuration', false)
  .addOption(json)
  .action(
    async (options: { check: boolean; force: boolean; removeSites: boolean; json: boolean }) => {
      const { gen } = await import('./commands/gen.ts');
      await finish(gen(context, options));
    },
  );

program
  .command('check')
  .description('everything that a pull request must pass, without a cluster')
  .option('--base <ref>', 'also refuse what changes a frozen environment since this commit')
  .addOption(json)
  .action(async (options: { base?: string; json: boolean }) => {
    const { check } = await import('./commands/check.ts');
    await finish(check(context, options));
  });

program
  .command('start')
  .description('generate, check, and say what to do next')
  .action(async () => {
    const { start } = await import('./commands/start.ts');
    await finish(start(context));
  });

addSitesCommands(program, context, finish);
addReviewCommands(program, context, finish);

async function finish(result: Promise<ExitCode>): Promise<void> {
  process.exitCode = await result;
}

try {
  const swallowed = describeSwallowed(process.env);
  if (swallowed !== undefined && process.argv.length === 3) throw new CannotRun(swallowed);
  await program.parseAsync();
} catch (error) {
  const known = error instanceof CannotRun ? error.message : describeFailure(error);
  context.err(known === undefined ? stackOf(error) : `error: ${known}\n`);
  process.exitCode = 2;
}

function stackOf(error: unknown): string {
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error);
  return `This is a bug in the generator; please report it with these lines.\n${stack}\n`;
}
