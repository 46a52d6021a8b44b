import path from 'node:path';
import { CannotRun } from '../issue.ts';
import { developSite } from '../local/develop-site.ts';
import type { Context } from './context.ts';
import { findLocalApp } from './local-app.ts';
import type { Surroundings } from './surroundings.ts';

export interface DevOptions {
  /** Where the local data lie. */
  readonly data: string;
  readonly port?: number;
  /** Whether a database of the developer's own is migrated too. */
  readonly migrate: boolean;
}

/** Serves the site from its sources, so that every edit is seen at once. */
export async function dev(
  context: Context,
  { live, variables: outer }: Surroundings,
  { data, port, migrate: mayMigrate }: DevOptions,
): Promise<number> {
  const app = await findLocalApp(context);
  if (app === undefined) throw new CannotRun('no app of sites.config.ts lies in this checkout.');
  const directory = path.resolve(context.root, data);
  return developSite({ ...context, live }, { app, directory, port, outer, mayMigrate });
}
