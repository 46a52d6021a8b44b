import type { Expectation } from './expectation.ts';
import { judgeComparison } from './judge-comparison.ts';
import { judgeDeployment } from './judge-deployment.ts';
import { findDeadEnd, judgeOperation } from './judge-operation.ts';
import { readApplication } from './observed.ts';

export type Verdict =
  | { readonly state: 'passed'; readonly revision: string }
  | { readonly state: 'pending' | 'failed'; readonly reasons: readonly string[] };

/**
 * Judges whether Argo CD brought the release to the cluster, from its Application and the live
 * Deployment. `Synced` alone says nothing: it may be of the day before, or of a sync that skipped the
 * migration. What time may mend is pending.
 */
export function judgeApplication(
  application: unknown,
  deployment: unknown,
  expectation: Expectation,
  holdsRelease: (revision: string) => boolean,
): Verdict {
  const { namespace, name } = expectation.application;
  if (application === undefined) {
    return pending([`Argo CD has no Application ${name} in ${namespace} yet`]);
  }
  const observed = readApplication(application);
  if (observed === undefined) return pending([`the Application ${name} could not be understood`]);
  if (observed.status === undefined) return pending([`Argo CD has not looked at ${name} yet`]);
  const operation = observed.status.operationState;
  const deadEnd = operation && findDeadEnd(operation, expectation, holdsRelease);
  if (deadEnd !== undefined) return { state: 'failed', reasons: deadEnd };
  const reasons = [
    ...judgeOperation(operation, expectation, holdsRelease),
    ...judgeComparison(observed, expectation, holdsRelease),
    ...judgeDeployment(deployment, expectation),
  ];
  if (reasons.length > 0) return pending(reasons);
  return { state: 'passed', revision: operation?.syncResult?.revision ?? '' };
}

function pending(reasons: readonly string[]): Verdict {
  return { state: 'pending', reasons };
}
