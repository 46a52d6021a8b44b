import type { Issue } from '../../issue.ts';
import type { Context, ExitCode } from '../context.ts';
import { reportIssues } from '../report.ts';

/** Tells why nothing was written. */
export async function refuse(
  context: Context,
  issues: readonly Issue[],
  json: boolean,
): Promise<ExitCode> {
  await reportIssues(context, issues, 'Nothing was written.', json);
  return 1;
}
