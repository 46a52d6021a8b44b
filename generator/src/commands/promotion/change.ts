import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { findCommit } from '../../git/base.ts';
import { fetchTip, type RemoteBranch } from '../../git/remote.ts';
import { writeDraft, writeWorkingTree, type Edits } from '../../git/write-commit.ts';
import type { Issue } from '../../issue.ts';
import { writeEdits } from '../../promotion/edits.ts';
import { askRepository, type Facts } from '../../promotion/facts.ts';
import { land } from '../../promotion/land.ts';
import { writeMessage } from '../../promotion/message.ts';
import type { Decision, Move, Stay } from '../../promotion/move.ts';
import { openSnapshot, type Snapshot } from '../../promotion/snapshot.ts';
import { readCommit, readWorkingTree, type Source } from '../../promotion/source.ts';
import { removeLeftovers, replaceFile } from '../../replace-file.ts';
import type { Context } from '../context.ts';
import { readConfig } from '../review/facts.ts';
import type { ChangeOptions } from './options.ts';

/** Decides on a change of releases; it may be asked again on a newer state. */
export type Decide = (snapshot: Snapshot, facts: Facts) => Decision | Promise<Decision>;

/** What a change of releases came to. */
export type Changed =
  | {
      readonly moves: readonly Move[];
      readonly stays: readonly Stay[];
      readonly edits: Edits;
      /** What landed on the remote; undefined for a local change, and where there was nothing to do. */
      readonly commit: string | undefined;
      /** Both sides of a dry run, as commits. */
      readonly plan?: { readonly base: string; readonly head: string };
    }
  | { readonly issues: readonly Issue[] };

/** In five minutes a hundred others have had their turn; whoever still waits has another problem. */
const patience = 300_000;

/** Changes releases: on the remote in one commit, or in the files that lie here. */
export async function changeReleases(
  context: Context,
  options: ChangeOptions,
  decide: Decide,
): Promise<Changed> {
  return options.push
    ? changeRemote(context, options, decide)
    : changeFiles(context, options, decide);
}

async function changeRemote(
  context: Context,
  options: ChangeOptions,
  decide: Decide,
): Promise<Changed> {
  const { root, now } = context;
  const branch = await findBranch(context, options);
  let last: Changed = { moves: [], stays: [], edits: new Map(), commit: undefined };
  const propose = async (tip: string) => {
    last = await propound(context, options, await readCommit(root, tip), tip, decide);
    return 'issues' in last ? undefined : { edits: last.edits, message: writeMessage(last.moves) };
  };
  if (options.dryRun) {
    const tip = await fetchTip(root, branch);
    const proposal = await propose(tip);
    return proposal ? withPlan(context, last, tip) : last;
  }
  const tries = { now, wait, random: Math.random, forMilliseconds: patience };
  const { commit } = await land(root, branch, tries, propose);
  return 'issues' in last ? last : { ...last, commit };
}

async function changeFiles(
  context: Context,
  options: ChangeOptions,
  decide: Decide,
): Promise<Changed> {
  const { root } = context;
  const head = await findCommit(root, 'HEAD');
  const changed = await propound(context, options, readWorkingTree(root), head, decide);
  if ('issues' in changed) return changed;
  if (options.dryRun) return withPlan(context, changed, await writeWorkingTree(root));
  for (const [file, text] of changed.edits) {
    const place = path.join(root, file);
    mkdirSync(path.dirname(place), { recursive: true });
    removeLeftovers(place);
    replaceFile(place, text);
  }
  return changed;
}

/** What a decision comes to on one state of the repository. */
async function propound(
  { root, cache, err }: Context,
  { remote }: ChangeOptions,
  source: Source,
  tip: string,
  decide: Decide,
): Promise<Changed> {
  const opened = await openSnapshot(root, cache, source);
  if ('issues' in opened) return opened;
  const facts = askRepository(root, remote, tip, (line) => {
    err(`${line}\n`);
  });
  const decision = await decide(opened.snapshot, facts);
  if ('issues' in decision) return decision;
  const written = writeEdits(opened.snapshot, decision.moves);
  return 'issues' in written ? written : { ...decision, ...written, commit: undefined };
}

async function withPlan({ root }: Context, changed: Changed, base: string): Promise<Changed> {
  if ('issues' in changed || changed.edits.size === 0) return changed;
  const head = await writeDraft(root, base, changed.edits);
  return { ...changed, plan: { base, head } };
}

/** The branch that Argo CD follows. */
export async function findBranch(
  { root, cache }: Context,
  { remote, branch }: Pick<ChangeOptions, 'remote' | 'branch'>,
): Promise<RemoteBranch> {
  if (branch !== undefined) return { remote, branch };
  const config = await readConfig(root, cache);
  return { remote, branch: config?.cluster.revision ?? 'main' };
}
