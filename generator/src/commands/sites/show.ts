import { loadFleet } from '../../model/load-fleet.ts';
import { describeInstance } from '../../sites/describe.ts';
import { unknownName } from '../../sites/edit.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';
import { formatDescription } from './format-description.ts';

/** Everything that is resolved for a site, in one environment or in all of its own. */
export async function show(
  context: Context,
  site: string,
  environment: string | undefined,
  { json }: { json: boolean },
): Promise<ExitCode> {
  const loaded = await loadFleet(context.root, context.cache);
  const refuse = async (issues: Parameters<typeof reportIssues>[1]): Promise<ExitCode> => {
    await reportIssues(context, issues, 'Nothing was shown.', json);
    return 1;
  };
  if ('issues' in loaded) return refuse(loaded.issues);
  const { instances } = loaded.fleet;
  const own = instances.filter((each) => each.site === site);
  if (own.length === 0) {
    const known = [...new Set(instances.map((each) => each.site))];
    return refuse([unknownName(['sites'], site, known)]);
  }
  const shown = own.filter(({ environment: { name } }) => (environment ?? name) === name);
  if (shown.length === 0) {
    const known = own.map((each) => each.environment.name);
    return refuse([unknownName(['sites', site, 'environments'], environment ?? '', known)]);
  }
  const descriptions = shown.map((each) => describeInstance(loaded.fleet, each));
  const text = descriptions.map(formatDescription).join('\n');
  context.out(json ? `${JSON.stringify(descriptions)}\n` : text);
  return 0;
}
