import { openApi } from '../cluster/ask.ts';
import { Unreachable } from '../cluster/unreachable.ts';
import { examineSite } from '../doctor/examine.ts';
import type { NamedFinding, Patient } from '../doctor/step.ts';
import { loadFleet } from '../model/load-fleet.ts';
import { openRequest } from '../promotion/verify/request.ts';
import { findInstance } from '../sites/find-instance.ts';
import { findNeededSecrets } from '../sites/needed-secrets.ts';
import { alignColumns } from './columns.ts';
import type { Context, ExitCode } from './context.ts';
import { reportIssues } from './report.ts';

export interface DoctorOptions {
  /** Which of kubectl's contexts; without it the current one. */
  readonly context?: string;
  readonly json: boolean;
}

/** Tells what a live cluster lacks for a site, in order, and what to do next. */
export async function doctor(
  context: Context,
  visit: Patient['visit'],
  [environment, site]: readonly [string, string],
  options: DoctorOptions,
): Promise<ExitCode> {
  const loaded = await loadFleet(context.root, context.cache);
  const found = 'issues' in loaded ? loaded : findInstance(loaded.fleet, site, environment);
  if ('issues' in loaded || 'issues' in found) {
    const issues = 'issues' in found ? found.issues : [];
    await reportIssues(context, issues, 'Nothing was looked at.', options.json);
    return 1;
  }
  const { fleet } = loaded;
  const findings = await examineSite({
    instance: found,
    secrets: findNeededSecrets(fleet, found),
    argocd: fleet.cluster.argocd.namespace,
    databases: fleet.cluster.databases,
    api: openApi({ context: options.context }),
    visit,
  });
  if (options.json) context.out(`${JSON.stringify({ site, environment, findings })}\n`);
  else context.out(describe(findings, site, environment));
  return findings.every(({ state }) => state === 'ok') ? 0 : 1;
}

function describe(findings: readonly NamedFinding[], site: string, environment: string): string {
  const rows = findings.flatMap(({ state, step, message, next }) => [
    [state, step, message],
    ...(next === undefined ? [] : [['', '', `next: ${next}`]]),
  ]);
  const open = findings.filter(({ state }) => state !== 'ok').length;
  const verdict =
    open === 0 ? 'Nothing is missing.' : `${open} to see to; begin with the first one.`;
  return `${site} in ${environment}\n${alignColumns(rows).join('\n')}\n${verdict}\n`;
}

/** Asks an address as a visitor does; a redirect is an answer. `origin` says where every host is. */
export function openVisit(origin?: string): Patient['visit'] {
  const request = openRequest(origin === undefined ? undefined : () => origin);
  return async (url) => {
    try {
      const answer = await request(new URL(url));
      return 'obstacle' in answer ? answer.obstacle : answer.status;
    } catch (error) {
      if (error instanceof Unreachable) return error.message;
      throw error;
    }
  };
}
