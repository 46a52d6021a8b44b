import { buildArguments, type BuildSettings } from './build-arguments.ts';
import { requireAnswer, type Engine } from './engine.ts';
import type { Identity } from './identity.ts';
import { withCommit } from './lay-out.ts';

/** Builds the image of a commit; what is not committed is not in it. */
export async function buildImage(
  engine: Engine,
  root: string,
  reference: string,
  identity: Identity,
  settings: BuildSettings,
  show: (text: string) => void,
): Promise<void> {
  await withCommit(root, identity.commit, (folder) =>
    requireAnswer(
      engine,
      `${reference} could not be built`,
      buildArguments(reference, identity, settings, folder),
      show,
    ),
  );
}
