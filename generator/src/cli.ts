import { createInterface } from 'node:readline/promises';
import { Command, InvalidArgumentError, Option } from 'commander';
import { findCacheFolder } from './commands/cache-folder.ts';
import { describeSwallowed } from './commands/swallowed.ts';
import type { Context } from './commands/context.ts';
import { addPromotionCommands } from './commands/promotion/program.ts';
import { addImageCommands } from './commands/image/program.ts';
import { addReviewCommands } from './commands/review/program.ts';
import { personAt } from './commands/secrets/answers.ts';
import { addSecretsCommands } from './commands/secrets/program.ts';
import { addSitesCommands } from './commands/sites/program.ts';
import type { Surroundings } from './commands/surroundings.ts';
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

for (const stream of [process.stdout, process.stderr]) stream.on('error', endWithReader);

const json = new Option('--json', 'print the result for a machine').default(false);

const surroundings: Surroundings = {
  live: process.stderr.isTTY && process.env.CI === undefined,
  variables: process.env,
  confirm: process.stdin.isTTY ? confirm : undefined,
};

const data = new Option('--data <folder>', 'where the local data lie').default('.local');
const port = new Option(
  '--port <port>',
  'where the site is served; the first free one from 3000 on',
)
  .env('PORT')
  .argParser(parsePort);

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
  .description('generate, check, and serve the site on this machine')
  .addOption(data)
  .addOption(port)
  .action(async (options: { data: string; port?: number }) => {
    const { start } = await import('./commands/start.ts');
    surviveLostTerminal();
    await finish(start(context, surroundings, options));
  });

program
  .command('dev')
  .description('serve the site from its sources, with every edit at once')
  .addOption(data)
  .addOption(port)
  .option('--migrate', 'also migrate a database of your own (DATABASE_URI)', false)
  .action(async (options: { data: string; port?: number; migrate: boolean }) => {
    const { dev } = await import('./commands/dev.ts');
    surviveLostTerminal();
    await finish(dev(context, surroundings, options));
  });

program
  .command('reset-data')
  .description('remove the local database, uploads and keys')
  .addOption(data)
  .option('--yes', 'without asking', false)
  .action(async (options: { data: string; yes: boolean }) => {
    const { resetData } = await import('./commands/reset-data.ts');
    await finish(resetData(context, surroundings, options));
  });

program
  .command('doctor')
  .description('what a live cluster lacks for a site, in order, with the next step')
  .argument('<env>')
  .argument('<site>')
  .option('--context <context>', "one of kubectl's contexts; the current one without it")
  .option('--origin <url>', 'ask here instead of the host, before DNS leads there')
  .addOption(json)
  .action(
    async (
      environment: string,
      site: string,
      options: { context?: string; origin?: string; json: boolean },
    ) => {
      const { doctor, openVisit } = await import('./commands/doctor.ts');
      await finish(doctor(context, openVisit(options.origin), [environment, site], options));
    },
  );

addSitesCommands(program, context, finish);
addReviewCommands(program, context, finish);
addPromotionCommands(program, context, surroundings, finish);
addImageCommands(program, context, finish);
addSecretsCommands(program, context, personAt(process.stdin, context.err), finish);

async function finish(result: Promise<number>): Promise<void> {
  process.exitCode = await result;
}

/** A terminal that was closed ends the run by SIGHUP; until then there is nobody to tell anything. */
function surviveLostTerminal(): void {
  for (const stream of [process.stdout, process.stderr]) {
    stream.off('error', endWithReader);
    stream.on('error', () => undefined);
  }
}

/** Whoever reads may have seen enough: `pnpm status | head`. */
function endWithReader(error: NodeJS.ErrnoException): void {
  if (error.code !== 'EPIPE') throw error;
  process.exit();
}

function parsePort(text: string): number {
  const port = Number(text);
  if (Number.isInteger(port) && port > 0 && port < 65536) return port;
  throw new InvalidArgumentError('A port is a whole number from 1 to 65535.');
}

async function confirm(question: string): Promise<boolean> {
  const lines = createInterface({ input: process.stdin, output: process.stderr });
  try {
    return /^y(es)?$/i.test((await lines.question(`${question} [y/N] `)).trim());
  } finally {
    lines.close();
  }
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
