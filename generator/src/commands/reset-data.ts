import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { removeData } from '../local/remove-data.ts';
import type { Context, ExitCode } from './context.ts';
import type { Surroundings } from './surroundings.ts';

export interface ResetOptions {
  /** Where the local data lie. */
  readonly data: string;
  readonly yes: boolean;
}

/** Removes the data of the local run, after the person has said yes. */
export async function resetData(
  { root, out }: Context,
  { confirm }: Surroundings,
  { data, yes }: ResetOptions,
): Promise<ExitCode> {
  const directory = path.resolve(root, data);
  const shown = path.relative(root, directory);
  if (!yes) {
    if (confirm === undefined) {
      throw new CannotRun('nobody is there to confirm. "pnpm reset-data --yes" does not ask.');
    }
    const isMeant = await confirm(`Remove the database, the uploads and the keys in ${shown}?`);
    if (!isMeant) {
      out('Nothing was removed.\n');
      return 1;
    }
  }
  const removed = await removeData(directory);
  const what = removed.length > 0 ? `Removed ${removed.join(', ')}` : 'There was nothing to remove';
  out(`${what} in ${shown}.\n`);
  return 0;
}
