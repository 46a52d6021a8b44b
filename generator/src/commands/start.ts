import { planFiles } from '../files/plan.ts';
import { loadFleet } from '../model/load-fleet.ts';
import { check } from './check.ts';
import type { Context, ExitCode } from './context.ts';
import { gen } from './gen.ts';
import { describeNextSteps, describeSites, describeTree } from './overview.ts';

/** Generates, checks, and shows a newcomer what there is now and what to do next. */
export async function start(context: Context): Promise<ExitCode> {
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
