import path from 'node:path';
import { findBase } from '../../git/base.ts';
import type { Issue } from '../../issue.ts';
import { configFile } from '../../model/load-fleet.ts';
import type { Freeze } from '../../model/model.ts';
import { gatherFreezes, inForce, isAbout, judgeFrozen } from '../../review/frozen.ts';
import { writeReview } from '../../review/review.ts';
import type { Place } from '../../review/units.ts';
import type { Context } from '../context.ts';
import { readEnvironments } from './facts.ts';
import { readFreezes } from './read-freezes.ts';
import { withSides } from './sides.ts';
import { openCommit, type OpenTree } from './trees.ts';

/** Finds the freezes in force that the change since `base` would break. */
export async function findFrozen(context: Context, ref: string): Promise<Issue[]> {
  const { root, now, err } = context;
  const base = await findBase(root, ref, 'HEAD', (text) => {
    err(`${text}\n`);
  });
  const after = await readFreezes(root, context.cache);
  const before = await freezesOfCommit(context, base.commit);
  if (before === undefined) {
    err('WARNING: the freezes of the base could not be read; only those of this change count.\n');
  }
  const freezes = inForce(gatherFreezes(before ?? [], after ?? []), now());
  if (freezes.length === 0) return [];
  // What belongs to no environment may hold the project of a frozen one.
  const mayBeFrozen = (place: Place) =>
    place.environment === undefined || freezes.some((freeze) => isAbout(freeze, place));
  const facts = await readEnvironments(context);
  return withSides(
    context,
    { base: base.commit },
    (sides) => {
      const { changes, failures } = writeReview({ ...sides, ...facts });
      return judgeFrozen(freezes, [...changes, ...failures]);
    },
    mayBeFrozen,
  );
}

/** The configuration of a commit is compiled from a copy, with whatever it imports beside it. */
async function freezesOfCommit(context: Context, commit: string): Promise<Freeze[] | undefined> {
  const tree = await openCommit(context.root, commit);
  try {
    if (!tree.listing.has(configFile)) return [];
    const folder = await tree.layOut(sourcesOf(tree));
    return await readFreezes(folder, path.join(context.cache, 'base'));
  } finally {
    tree.close();
  }
}

/** Rooms of the repository that a configuration, which is data, has no business in. */
const elsewhere = /^(generator|packages|kustomize|environments|docs|docker)\//;

function sourcesOf({ listing }: OpenTree): string[] {
  return [...listing.keys()].filter(
    (file) => /\.([cm]?[jt]s|json)$/.test(file) && !elsewhere.test(file),
  );
}
