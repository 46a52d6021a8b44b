import { fetchTip, pushCommit, type RemoteBranch } from '../git/remote.ts';
import { writeCommit, type Edits } from '../git/write-commit.ts';
import { CannotRun } from '../issue.ts';

/** A change of the branch, decided on one tip of it. */
export interface Proposal {
  readonly edits: Edits;
  readonly message: string;
}

/** How long and how often somebody tries who keeps being overtaken. */
export interface Patience {
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  /** From 0 to 1; those who were overtaken together must not come back together. */
  readonly random: () => number;
  readonly forMilliseconds: number;
}

/** A lock on a branch is held for milliseconds; one that outlasts so many tries was left behind. */
const triesOnLock = 10;

/** What came of it, and on which tip. */
export interface Landed {
  readonly tip: string;
  /** Undefined where there was nothing to change. */
  readonly commit: string | undefined;
}

/**
 * Brings a change onto a remote branch as one commit. What was decided on a tip that is no longer the
 * tip is thrown away and decided anew on the new one, with all of its checks: text is never rebased,
 * so whatever lands was judged against exactly the commit that it lies on.
 */
export async function land(
  root: string,
  branch: RemoteBranch,
  patience: Patience,
  propose: (tip: string) => Promise<Proposal | undefined>,
): Promise<Landed> {
  const end = patience.now() + patience.forMilliseconds;
  let locked = 0;
  for (let attempt = 1; ; attempt += 1) {
    const tip = await fetchTip(root, branch);
    const proposal = await propose(tip);
    if (!proposal || proposal.edits.size === 0) return { tip, commit: undefined };
    const commit = await writeCommit(root, tip, proposal.edits, proposal.message);
    const pushed = await pushCommit(root, branch, tip, commit);
    if (pushed === 'landed') return { tip, commit };
    locked = pushed === 'moved' ? 0 : locked + 1;
    if (pushed !== 'moved' && locked === triesOnLock) throw new CannotRun(pushed.busy);
    if (patience.now() > end) {
      throw new CannotRun(
        `others were faster ${attempt} times on ${branch.remote}/${branch.branch}. Nothing was changed there; run it again.`,
      );
    }
    await patience.wait(patience.random() * Math.min(200 * attempt, 2000));
  }
}
