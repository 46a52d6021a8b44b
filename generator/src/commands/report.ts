import path from 'node:path';
import type { Issue } from '../issue.ts';
import { formatIssues, positionOf, type Locate } from '../issue-report.ts';
import { configFile } from '../model/load-fleet.ts';
import type { Context } from './context.ts';

/** Prints problems for a person, or with `json` for a machine. */
export async function reportIssues(
  { root, out, err }: Context,
  issues: readonly Issue[],
  outcome: string,
  json: boolean,
): Promise<void> {
  const locate = await locatorFor(root, issues);
  if (json) {
    const placed = issues.map((issue) => ({ ...issue, position: positionOf(issue, locate) }));
    out(`${JSON.stringify({ issues: placed }, undefined, 2)}\n`);
  } else err(formatIssues(issues, configFile, locate, outcome));
}

/** The syntax tree costs as much as a whole run, so it is built only when it has something to find. */
async function locatorFor(root: string, issues: readonly Issue[]): Promise<Locate> {
  const needed = issues.some(({ at, position }) => !position && typeof at !== 'string');
  if (!needed) return () => undefined;
  const { createLocator } = await import('../config/locate.ts');
  return createLocator(path.join(root, configFile));
}
