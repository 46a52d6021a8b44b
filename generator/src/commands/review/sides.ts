import { findBase, findCommit, type Base } from '../../git/base.ts';
import { pairUnits, findUnits, type Place, type UnitPair } from '../../review/units.ts';
import type { RenderedPair } from '../../review/review.ts';
import type { Context } from '../context.ts';
import { renderPairs } from './render.ts';
import { openCommit, openWorkingTree, type OpenTree } from './trees.ts';

/** What is compared: a commit, or what lies in the working tree, with the commit it grew from. */
export interface Range {
  readonly base?: string | undefined;
  /** A commit; without one, the working tree. */
  readonly head?: string | undefined;
}

/** Both sides of a change, rendered as far as they differ. */
export interface Sides {
  readonly base: Base;
  readonly before: OpenTree;
  readonly after: OpenTree;
  readonly pairs: readonly RenderedPair[];
}

/**
 * Opens both sides, renders what may differ and hands it over; temporary files go afterwards.
 * `wanted` leaves out places that the caller does not care about.
 */
export async function withSides<T>(
  context: Context,
  { base: ref, head }: Range,
  use: (sides: Sides) => T | Promise<T>,
  wanted: (place: Place) => boolean = () => true,
): Promise<T> {
  const { root, err } = context;
  const tip = head === undefined ? 'HEAD' : await findCommit(root, head);
  const base = await findBase(root, ref, tip, (text) => {
    err(`${text}\n`);
  });
  const before = await openCommit(root, base.commit);
  const after = await (head === undefined ? openWorkingTree(root) : openCommit(root, tip));
  try {
    const open = pairUnits(findUnits(before), findUnits(after)).filter((pair) =>
      wanted(placeOf(pair)),
    );
    const pairs = await renderPairs(context, before, after, open);
    return await use({ base, before, after, pairs });
  } finally {
    before.close();
    after.close();
  }
}

function placeOf({ before, after }: UnitPair): Place {
  return (after ?? before)?.place ?? {};
}
