import type { Issue } from '../../issue.ts';
import { loadFleet } from '../../model/load-fleet.ts';
import type { Fleet } from '../../model/model.ts';
import type { Edited } from '../../sites/edit.ts';
import type { Intent } from '../../sites/outcome.ts';
import { replaceConfiguration } from '../../sites/replace.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';

/** An edit of the configuration, decided on the fleet as it is. */
export interface Change {
  readonly edit: (text: string) => Edited;
  readonly intent: Intent;
  /** What is told once it is done. */
  readonly report: (after: Fleet) => string;
}

/** Changes the configuration, or tells why not and leaves it as it is. */
export async function changeConfiguration(
  context: Context,
  decide: (before: Fleet) => Change | { readonly issues: readonly Issue[] },
): Promise<ExitCode> {
  const { root, cache, out } = context;
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) return refuse(context, loaded.issues);
  const change = decide(loaded.fleet);
  if ('issues' in change) return refuse(context, change.issues);
  const { edit, intent, report } = change;
  const replaced = await replaceConfiguration(root, cache, loaded.fleet, edit, intent);
  if ('issues' in replaced) return refuse(context, replaced.issues);
  out(report(replaced.fleet));
  return 0;
}

async function refuse(context: Context, issues: readonly Issue[]): Promise<ExitCode> {
  await reportIssues(context, issues, 'Nothing was written.', false);
  return 1;
}
