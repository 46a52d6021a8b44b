import { compareFiles } from '../files/compare.ts';
import { describeDrift } from '../files/drift.ts';
import { planFiles } from '../files/plan.ts';
import { loadFleet } from '../model/load-fleet.ts';
import { checkPolicy } from '../policy/all.ts';
import { worldOf } from '../policy/world.ts';
import type { Context, ExitCode } from './context.ts';
import { proveAll } from './prove-all.ts';
import { reportIssues } from './report.ts';

/** Everything that a pull request must pass, without a cluster. All findings are told in one run. */
export async function check(context: Context, { json }: { json: boolean }): Promise<ExitCode> {
  const { root, cache, out } = context;
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) {
    await reportIssues(context, loaded.issues, 'Nothing else was checked.', json);
    return 1;
  }
  const { fleet } = loaded;
  const drift = describeDrift(compareFiles(root, planFiles(fleet), fleet));
  // What lies there is rendered only when it is what should lie there.
  const proof = drift.length === 0 ? await proveAll(context, fleet, planFiles(fleet)) : undefined;
  const issues = [...drift, ...checkPolicy(worldOf(fleet)), ...(proof?.issues ?? [])];
  if (issues.length > 0 || !proof) {
    const outcome = proof ? 'Nothing was written.' : 'Nothing was rendered: run "pnpm gen" first.';
    await reportIssues(context, issues, outcome, json);
    return 1;
  }
  const { total, rendered, skipped } = proof;
  if (json) out(`${JSON.stringify({ issues, total, rendered, skipped })}\n`);
  else
    out(
      `No findings. Argo CD renders ${total} folders: ${rendered} rendered now, ${total - rendered} proved before.\n`,
    );
  return 0;
}
