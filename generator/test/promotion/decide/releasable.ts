import { gen } from '../../../src/commands/gen.ts';
import { expect, vi } from 'vitest';
import { write } from '../../files/fleet.ts';
import { commit, createFleet, git } from '../../review/repository.ts';
import { configSource, type Workspace } from '../../workspace.ts';
import { releaseOf } from './letters.ts';
import { runCommand, type Ran } from './run-command.ts';
import { plainFleet } from './world.ts';

/** A real repository with a fleet, and with commits that images could have been built from. */
export interface Releasable {
  readonly workspace: Workspace;
  /** The tag of a letter: A is the oldest commit. */
  readonly tagOf: (letter: string) => string;
  /** Runs a command, in which `<A>` stands for tag and digest of A, a minute after the one before. */
  readonly run: (words: string) => Promise<Ran>;
  /** Runs a command and commits what it changed. */
  readonly land: (words: string) => Promise<Ran>;
}

const start = Date.parse('2026-11-20T10:00:00Z');

export async function createReleasable(
  letters: readonly string[],
  fleet: Readonly<Record<string, unknown>> = {},
): Promise<Releasable> {
  const source = configSource({ ...plainFleet, ...fleet });
  const workspace = await createFleet({ 'sites.config.ts': source });
  const { root } = workspace;
  const tags = new Map(letters.map((letter) => [letter, `sha-${commit(root, letter)}`]));
  const tagOf = (letter: string) => tags.get(letter) ?? '';
  let now = start;
  const run = async (words: string) => {
    now += 60_000;
    const args = words.split(' ').flatMap((word) => {
      const [, letter = ''] = /^<(.)>$/.exec(word) ?? [];
      return letter === ''
        ? [word]
        : ['--tag', tagOf(letter), '--digest', releaseOf(letter).digest];
    });
    return runCommand(workspace, args, now);
  };
  const land = async (words: string) => {
    const ran = await run(words);
    vi.stubEnv('GIT_COMMITTER_DATE', new Date(now).toISOString());
    if (git(root, 'status', '--porcelain') !== '') commit(root, words);
    vi.unstubAllEnvs();
    return ran;
  };
  return { workspace, tagOf, run, land };
}

/** What `gen --check` says of a repository: nothing is left to write. */
export async function expectClean({ context, output }: Workspace): Promise<void> {
  expect(await gen(context, { ...write, check: true }), output.err).toBe(0);
}
