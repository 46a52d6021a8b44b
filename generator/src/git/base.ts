import { CannotRun } from '../issue.ts';
import { askGit } from './run.ts';

/** The commit that a change is compared with. */
export interface Base {
  /** The full id of the commit. */
  readonly commit: string;
  /** What the person, or the default, called it. */
  readonly ref: string;
}

/** Where a change is merged to, the first that exists: what the remote calls its main branch, or ours. */
const defaults = ['refs/remotes/origin/HEAD', 'refs/remotes/origin/main', 'refs/heads/main'];

/** git leaves out older commits only where this file says so; each step fetches that many more. */
const deepenSteps = [50, 500, 5000];

/**
 * Finds the commit that `head` grew from: where it left `ref`, or without one the main branch. What
 * happened on that branch since then is not the change of `head`, so it must not show as one.
 * In a shallow clone older commits are fetched; `announce` is told before.
 */
export async function findBase(
  root: string,
  ref: string | undefined,
  head: string,
  announce: (text: string) => void,
): Promise<Base> {
  await requireRepository(root);
  const [name, tip] = ref === undefined ? await findDefault(root) : [ref, await resolve(root, ref)];
  if (tip === undefined) throw new CannotRun(await describeUnknown(root, name));
  const commit = await findMergeBase(root, tip, head, announce);
  if (commit === undefined) {
    throw new CannotRun(
      (await isShallow(root))
        ? `this clone is shallow and does not reach the commit where the change left ${name}. Run: git fetch --unshallow`
        : `${name} and the change have no commit in common. Name another base with --base.`,
    );
  }
  return { commit, ref: name };
}

/** The id of a commit that the repository holds; a wrong name is told with its cure. */
export async function findCommit(root: string, ref: string): Promise<string> {
  await requireRepository(root);
  const commit = await resolve(root, ref);
  if (commit === undefined) throw new CannotRun(await describeUnknown(root, ref));
  return commit;
}

async function requireRepository(root: string): Promise<void> {
  const answer = await askGit(root, ['rev-parse', '--verify', '--quiet', 'HEAD']);
  if ('output' in answer) return;
  throw new CannotRun('there is no git repository with a commit here to compare with.');
}

async function findDefault(root: string): Promise<[string, string]> {
  for (const ref of defaults) {
    const tip = await resolve(root, ref);
    if (tip !== undefined) return [ref.replace(/^refs\/(remotes|heads)\//, ''), tip];
  }
  throw new CannotRun(
    'no base to compare with: there is neither origin/HEAD nor origin/main nor main. Name one with --base.',
  );
}

async function resolve(root: string, ref: string): Promise<string | undefined> {
  // What begins with a dash would be an option.
  if (ref.startsWith('-')) return undefined;
  const answer = await askGit(root, ['rev-parse', '--verify', '--quiet', `${ref}^{commit}`]);
  return 'output' in answer ? answer.output.toString().trim() : undefined;
}

/** Where two commits left each other; older ones are fetched where this clone lacks them. */
export async function findMergeBase(
  root: string,
  a: string,
  b: string,
  announce: (text: string) => void,
): Promise<string | undefined> {
  return (await mergeBase(root, a, b)) ?? (await deepen(root, a, b, announce));
}

async function mergeBase(root: string, a: string, b: string): Promise<string | undefined> {
  const answer = await askGit(root, ['merge-base', a, b]);
  return 'output' in answer ? answer.output.toString().trim() : undefined;
}

async function deepen(
  root: string,
  tip: string,
  head: string,
  announce: (text: string) => void,
): Promise<string | undefined> {
  for (const step of deepenSteps) {
    if (!(await isShallow(root))) return mergeBase(root, tip, head);
    announce(`This clone is shallow: fetching ${step} older commits …`);
    const fetched = await askGit(root, ['fetch', '--quiet', `--deepen=${step}`]);
    if ('refusal' in fetched) return undefined;
    const found = await mergeBase(root, tip, head);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Whether older commits were left out when this clone was made. */
export async function isShallow(root: string): Promise<boolean> {
  const answer = await askGit(root, ['rev-parse', '--is-shallow-repository']);
  return 'output' in answer && answer.output.toString().trim() === 'true';
}

async function describeUnknown(root: string, ref: string): Promise<string> {
  const [, branch] = /^origin\/(.+)$/.exec(ref) ?? [];
  const fetch = branch && `git fetch origin ${branch}:refs/remotes/origin/${branch}`;
  if (fetch) return `there is no commit "${ref}" here. Run: ${fetch}`;
  const shallow = (await isShallow(root))
    ? ' This clone is shallow. Run: git fetch --unshallow'
    : '';
  return `there is no commit "${ref}" here.${shallow || ' "git branch --all" lists what there is.'}`;
}
