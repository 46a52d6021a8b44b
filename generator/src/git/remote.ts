import { CannotRun } from '../issue.ts';
import { isShallow } from './base.ts';
import { askGit } from './run.ts';

/** A branch of a remote repository. */
export interface RemoteBranch {
  readonly remote: string;
  readonly branch: string;
}

/** What came of a push. */
export type Pushed =
  | 'landed'
  /** Somebody else moved the branch first. */
  | 'moved'
  /** Somebody else holds the branch and has not moved it: what git said of that. */
  | { readonly busy: string };

/** Neither FETCH_HEAD nor a tracking branch changes, and no upkeep starts. */
const withoutTraces = [
  '--quiet',
  '--no-tags',
  '--no-write-fetch-head',
  '--no-auto-maintenance',
  '--refmap=',
];

/**
 * What is fetched appears all at once. Unpacked, a commit is there before its files are, and another
 * run in the same clone, or the next one after a kill, would take it for complete.
 */
const allAtOnce = ['-c', 'transfer.unpackLimit=1', '-c', 'fetch.unpackLimit=1'];

/**
 * The commit that a remote branch is at, with everything it needs in the object database. No ref of
 * the checkout changes, so any number of runs may do this at once.
 */
export async function fetchTip(root: string, { remote, branch }: RemoteBranch): Promise<string> {
  const tip = await askTip(root, { remote, branch });
  if (await holds(root, tip)) return tip;
  // By the branch's name: not every server hands out a commit by its id.
  const fetch = [...allAtOnce, 'fetch', ...withoutTraces, remote, `refs/heads/${branch}`];
  const fetched = await askGit(root, fetch);
  if ('refusal' in fetched) throw new CannotRun(describeSilence(remote, fetched.refusal));
  // What moved between the two questions is a race, which the next question settles.
  return (await holds(root, tip)) ? tip : fetchTip(root, { remote, branch });
}

/** Brings one commit of the remote into the object database; false where it has none by that id. */
export async function fetchCommit(root: string, remote: string, commit: string): Promise<boolean> {
  if (await holds(root, commit)) return true;
  // A depth would make a complete clone forget what it has.
  const depth = (await isShallow(root)) ? ['--depth=1'] : [];
  await askGit(root, [...allAtOnce, 'fetch', ...withoutTraces, ...depth, remote, commit]);
  return holds(root, commit);
}

/** Fetches what was left out when this clone was made: what ran before stands in the history. */
export async function completeHistory(
  root: string,
  remote: string,
  announce: (text: string) => void,
): Promise<void> {
  if (!(await isShallow(root))) return;
  announce('This clone is shallow: fetching its history …');
  const fetch = [...allAtOnce, 'fetch', '--quiet', '--no-tags', '--unshallow', remote];
  const fetched = await askGit(root, fetch);
  if ('refusal' in fetched) throw new CannotRun(describeSilence(remote, fetched.refusal));
}

/**
 * Moves a remote branch from `tip` to `commit`, which must be a child of it. The server does so only
 * where the branch is still at `tip`: also a branch that was set back is not taken forward again.
 */
export async function pushCommit(
  root: string,
  { remote, branch }: RemoteBranch,
  tip: string,
  commit: string,
): Promise<Pushed> {
  const ref = `refs/heads/${branch}`;
  const lease = `--force-with-lease=${ref}:${tip}`;
  // Whatever else is set up to go along with a push stays here.
  const alone = ['--no-follow-tags', '--recurse-submodules=no'];
  const answer = await askGit(root, ['push', ...alone, lease, remote, `${commit}:${ref}`]);
  if ('output' in answer) return 'landed';
  // The connection may have broken after the server did it, and another run may have pushed since.
  const now = await askAgain(root, { remote, branch }, answer.refusal);
  if (await isAncestor(root, commit, now)) return 'landed';
  if (now !== tip) return 'moved';
  const words = describeRefusal(remote, answer.refusal);
  if (isRace.test(answer.refusal)) return { busy: words };
  throw new CannotRun(words);
}

/** Two pushes at once: another one holds the lock on the branch, or moved it and took that back. */
const isRace = /cannot lock ref|stale info|failed to update ref|incorrect old value/;

/** Where the branch is after a push that git calls failed; nobody may be left to ask. */
async function askAgain(root: string, branch: RemoteBranch, refusal: string): Promise<string> {
  try {
    return await fetchTip(root, branch);
  } catch (error) {
    if (!(error instanceof CannotRun)) throw error;
    const words = findTelling(refusal);
    throw new CannotRun(
      `the push to ${branch.remote} broke off (${words}), and nobody answers there who would know whether it landed. Run it again: what landed is not done twice.`,
    );
  }
}

/** Whether one commit is in the history of another, as far as this clone knows it. */
export async function isAncestor(root: string, older: string, newer: string): Promise<boolean> {
  return 'output' in (await askGit(root, ['merge-base', '--is-ancestor', older, newer]));
}

async function askTip(root: string, { remote, branch }: RemoteBranch): Promise<string> {
  const ref = `refs/heads/${branch}`;
  const answer = await askGit(root, ['ls-remote', '--quiet', remote, ref]);
  if ('refusal' in answer) throw new CannotRun(describeSilence(remote, answer.refusal));
  const [tip = ''] = answer.output.toString().split(/\s/);
  if (tip !== '') return tip;
  throw new CannotRun(`${remote} has no branch "${branch}". Name another one with --branch.`);
}

async function holds(root: string, commit: string): Promise<boolean> {
  return 'output' in (await askGit(root, ['cat-file', '-e', `${commit}^{commit}`]));
}

/** Why a remote told nothing. */
function describeSilence(remote: string, refusal: string): string {
  return `${remote} could not be read: ${findTelling(refusal)}. Nothing was changed there.`;
}

/** Why a push was refused: what the server's rules said, and what git made of it. */
function describeRefusal(remote: string, refusal: string): string {
  const lines = refusal.split('\n');
  const said = lines.flatMap(
    (line) => /^remote: *(.*[\p{L}\p{N}].*)/u.exec(line)?.[1]?.trim() ?? [],
  );
  const verdict = lines.flatMap((line) => /^ ! \[.+\] .*\((.+)\)$/.exec(line)?.[1] ?? []);
  const words = [...said.slice(0, 5), ...verdict];
  const told = words.length > 0 ? hidePasswords(words.join('; ')) : findTelling(refusal);
  return `${remote} refused: ${told}. Nothing was changed there.`;
}

/** The first line in which git says why. */
function findTelling(refusal: string): string {
  const lines = refusal.split('\n').map((line) => line.replace(/^(remote|error|fatal): */, ''));
  const telling = lines.find((line) =>
    /reject|denied|declin|protect|fail|not |unable|could/i.test(line),
  );
  return hidePasswords((telling ?? lines[0] ?? '').replace(/[.\s]+$/, ''));
}

/** An address may hold one. */
function hidePasswords(text: string): string {
  return text.replaceAll(/\/\/[^/\s]+@/g, '//');
}
