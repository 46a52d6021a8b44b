import type { Edits } from '../git/write-commit.ts';
import type { Issue } from '../issue.ts';
import { planRolloutList } from '../files/plan.ts';
import type { Fleet } from '../model/model.ts';
import { editReleaseOverlay } from '../releases/edit.ts';
import { releaseDirectory, writeReleaseOverlay } from '../releases/overlay.ts';
import { recordFile, writeRecord } from '../releases/record.ts';
import { imageReference } from '../releases/release.ts';
import type { Move } from './move.ts';
import type { Snapshot } from './snapshot.ts';
import type { Source } from './source.ts';

/**
 * The files that moves change: the records, the one generated file that depends on releases, and last
 * the release overlays. An overlay is what says that a move is done, so whoever is interrupted while
 * writing them in this order finishes by deciding once more.
 */
export function writeEdits(
  { fleet, source }: Snapshot,
  moves: readonly Move[],
): { readonly edits: Edits } | { readonly issues: readonly Issue[] } {
  const [before, after] = [planRolloutList(fleet), planRolloutList(applyMoves(fleet, moves))];
  const list = source.readText(before.path);
  if (before.content !== after.content && list !== before.content && list !== after.content) {
    return { issues: [describeDrift(before.path)] };
  }
  const edits: readonly Edit[] = [
    ...moves.map(writeRecordOf),
    ...(before.content === after.content ? [] : [[after.path, after.content] as const]),
    ...moves.flatMap((move) => writeOverlayOf(source, move)),
  ];
  return { edits: new Map(edits.filter(([file, text]) => source.readText(file) !== text)) };
}

type Edit = readonly [file: string, text: string];

function writeRecordOf({ instance: { environment, site }, record }: Move): Edit {
  return [recordFile(environment.name, site), writeRecord(record)];
}

function writeOverlayOf({ readText }: Source, { instance, release }: Move): Edit[] {
  const { environment, site } = instance;
  const isThere = instance.release && imageReference(instance.release) === imageReference(release);
  if (isThere) return [];
  const file = `${releaseDirectory(environment.name, site)}/kustomization.yaml`;
  const before = readText(file) ?? writeReleaseOverlay(environment.name, site, undefined);
  return [[file, editReleaseOverlay(environment.name, site, before, release)]];
}

function applyMoves(fleet: Fleet, moves: readonly Move[]): Fleet {
  const releases = new Map(moves.map(({ instance, release }) => [instance, release]));
  const instances = fleet.instances.map((instance) => ({
    ...instance,
    release: releases.get(instance) ?? instance.release,
  }));
  return { ...fleet, instances };
}

/** Another generator, or a hand, wrote it: what this one writes could take away what it holds. */
function describeDrift(file: string): Issue {
  return {
    code: 'drift',
    message: 'it is not what this checkout generates, so a site cannot be added to it',
    at: file,
    hint: 'bring this checkout up to date (git pull); where it is, run "pnpm gen" and commit the result',
  };
}
