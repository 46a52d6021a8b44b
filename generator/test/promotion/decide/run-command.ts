import { Command, CommanderError } from 'commander';
import { addPromotionCommands } from '../../../src/commands/promotion/program.ts';
import { CannotRun } from '../../../src/issue.ts';
import type { Workspace } from '../../workspace.ts';

export interface Ran {
  readonly exitCode: number | undefined;
  readonly out: string;
  readonly err: string;
}

/** Runs a command of promotion with the given words, as the command line does, at a given time. */
export async function runCommand(
  { context, output }: Workspace,
  words: readonly string[],
  now = Date.now(),
): Promise<Ran> {
  Object.assign(output, { out: '', err: '' });
  let exitCode: number | undefined;
  const program = new Command()
    .exitOverride()
    .configureOutput({ writeOut: context.out, writeErr: context.err });
  const variables = { ...process.env, GITHUB_ACTOR: 'Grace' };
  const surroundings = { live: false, variables, confirm: undefined };
  // A clock that stands still would let whoever waits for it wait for ever.
  let clock = now;
  addPromotionCommands(
    program,
    { ...context, now: () => clock++ },
    surroundings,
    async (result) => {
      exitCode = await result;
    },
  );
  try {
    await program.parseAsync(words, { from: 'user' });
  } catch (error) {
    // What `cli.ts` makes of everything that could not run.
    if (error instanceof CannotRun) context.err(error.message);
    else if (!(error instanceof CommanderError)) throw error;
    exitCode = 2;
  }
  return { exitCode, ...output };
}
