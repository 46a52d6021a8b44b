import { CannotRun } from '../../issue.ts';
import { readIdentity, tagOf, type Identity } from '../../image/identity.ts';
import { configFile } from '../../model/load-fleet.ts';
import type { Context } from '../context.ts';
import { readConfig } from '../review/facts.ts';

/** An app whose image is asked for. */
export interface Wanted {
  readonly app: string;
  readonly directory: string;
  /** Registry and repository. */
  readonly image: string;
  readonly tag: string;
  readonly identity: Identity;
}

/** The app of that name, or the only one that there is; and the commit. */
export async function findWanted(
  { root, cache }: Context,
  name: string | undefined,
  commit: string,
): Promise<Wanted> {
  const config = await readConfig(root, cache);
  if (!config) throw new CannotRun(`${configFile} has mistakes; "pnpm gen" tells them.`);
  const apps = Object.entries(config.apps);
  const found =
    name === undefined && apps.length === 1 ? apps[0] : apps.find(([one]) => one === name);
  if (found === undefined) {
    throw new CannotRun(
      `${name === undefined ? 'there are several apps' : `there is no app "${name}"`}; name one of: ${apps.map(([one]) => one).join(', ')}.`,
    );
  }
  const [app, { directory, image }] = found;
  const identity = await readIdentity(root, commit, config.cluster.repository);
  return { app, directory, image, tag: tagOf(identity), identity };
}
