import { Command, CommanderError } from 'commander';
import { addSitesCommands } from '../../src/commands/sites/program.ts';
import type { Workspace } from '../workspace.ts';

/** Runs `pnpm sites` with the given words, as the command line does. */
export async function runSites({ context, output }: Workspace, words: readonly string[]) {
  Object.assign(output, { out: '', err: '' });
  let exitCode: number | undefined;
  const program = new Command()
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err });
  addSitesCommands(program, context, async (result) => {
    exitCode = await result;
  });
  try {
    await program.parseAsync(['sites', ...words], { from: 'user' });
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // What `cli.ts` makes of every complaint about the words themselves.
    exitCode = 2;
  }
  return { exitCode, ...output };
}
