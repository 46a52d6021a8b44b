import path from 'node:path';
import { planFiles } from '../files/plan.ts';
import { startSite } from '../local/start-site.ts';
import { loadFleet } from '../model/load-fleet.ts';
import { check } from './check.ts';
import type { Context, ExitCode } from './context.ts';
import { gen } from './gen.ts';
import { findLocalApp } from './local-app.ts';
import { describeNextSteps, describeSites, describeTree } from './overview.ts';
import type { Surroundings } from './surroundings.ts';

export interface StartOptions {
  /** Where the local data lie. */
  readonly data: string;
  readonly port?: number;
}

/** Generates, checks, shows a newcomer what there is now, and serves the site on this machine. */
export async function start(
  context: Context,
  surroundings: Surroundings,
  { data, port }: StartOptions,
): Promise<number> {
  const shown = await showFleet(context);
  if (shown !== 0) return shown;
  const app = await findLocalApp(context);
  if (app === undefined) {
    context.out(
      '\nNo app of sites.config.ts lies in this checkout, so there is nothing to serve.\n',
    );
    return 0;
  }
  const terminal = { ...context, live: surroundings.live };
  const directory = path.resolve(context.root, data);
  return startSite(terminal, { app, directory, port, outer: surroundings.variables });
}

/** Generates, checks, and shows a newcomer what there is now and what to do next. */
export async function showFleet(context: Context): Promise<ExitCode> {
  const generated = await gen(context, {
    check: false,
    force: false,
    removeSites: false,
    json: false,
  });
  if (generated !== 0) return generated;
  const checked = await check(context, { json: false });
  if (checked !== 0) return checked;

  const loaded = await loadFleet(context.root, context.cache);
  // Both commands have just loaded it; somebody is editing it at this very moment.
  if ('issues' in loaded) return 1;
  const { fleet } = loaded;
  const sections = [
    describeTree(Array.from(planFiles(fleet), ({ path }) => path)),
    describeSites(fleet.instances),
    describeNextSteps(context.root),
  ];
  context.out(sections.map((lines) => `\n${lines.join('\n')}\n`).join(''));
  return 0;
}
