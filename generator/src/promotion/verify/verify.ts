import type { Cluster } from '../../cluster/read.ts';
import { Unreachable } from '../../cluster/unreachable.ts';
import type { Expectation } from './expectation.ts';
import { judgeApplication, type Verdict } from './judge-application.ts';
import { serverName } from './judge-deployment.ts';
import { revisionsOf } from './observed.ts';
import { openRequest, type Request } from './request.ts';
import { checkSmoke } from './smoke.ts';

/** What a verification found; the core keeps it as evidence. */
export interface Verification {
  readonly outcome: 'passed' | 'failed';
  readonly method: 'argocd' | 'http';
  /** The commit that Argo CD applied. */
  readonly revision?: string;
  /** Why it failed. */
  readonly reasons: readonly string[];
}

export interface VerifyOptions {
  /** Undefined: only the site itself is asked, over HTTP. */
  readonly cluster: Cluster | undefined;
  readonly timeoutMs: number;
  readonly intervalMs: number;
  readonly now: () => number;
  readonly wait: (milliseconds: number) => Promise<void>;
  readonly announce: (line: string) => void;
  /** Where a host really is; without it, where its name points. */
  readonly origin?: ((host: string) => string) | undefined;
}

/**
 * Waits until the release is proven to run, or cannot be any more, or the time is up. Rejects with
 * `CannotRun` where nobody could be asked: that says nothing of the release.
 */
export async function verify(
  expectation: Expectation,
  { cluster, timeoutMs, intervalMs, now, wait, announce, origin }: VerifyOptions,
): Promise<Verification> {
  const request = openRequest(origin);
  const method = cluster === undefined ? 'http' : 'argocd';
  const deadline = now() + timeoutMs;
  // A network that never was there is told at once; one that went away may come back.
  let answered = cluster === undefined;
  let told = '';
  for (;;) {
    const isLast = now() + intervalMs > deadline;
    const finding = await lookOnce(expectation, cluster, request).catch((error: unknown) => {
      if (!(error instanceof Unreachable) || !answered || isLast) throw error;
      return { state: 'pending', reasons: [error.message] } as const;
    });
    answered = true;
    if (finding.state === 'passed') {
      return { outcome: 'passed', method, ...nameRevision(finding.revision), reasons: [] };
    }
    if (finding.state === 'failed' || isLast) {
      return { outcome: 'failed', method, reasons: finding.reasons };
    }
    const line = finding.reasons.join('; ');
    if (line !== told) announce(`waiting: ${line}`);
    told = line;
    await wait(intervalMs);
  }
}

/** One look at everything. A sync may begin while the site is asked, so Argo CD is asked again after. */
async function lookOnce(
  expectation: Expectation,
  cluster: Cluster | undefined,
  request: Request,
): Promise<Verdict> {
  const before = await askArgo(expectation, cluster);
  if (before.state !== 'passed') return before;
  const reasons = await checkSmoke(request, expectation);
  if (reasons.length > 0) return { state: 'pending', reasons };
  return askArgo(expectation, cluster);
}

async function askArgo(expectation: Expectation, cluster: Cluster | undefined): Promise<Verdict> {
  if (cluster === undefined) return { state: 'passed', revision: '' };
  const { application, namespace, holdsRelease } = expectation;
  const [observed, deployment] = await Promise.all([
    cluster.get('applications.argoproj.io', application.namespace, application.name),
    cluster.get('deployments.apps', namespace, serverName),
  ]);
  const revisions = await Promise.all(
    revisionsOf(observed).map(
      async (revision) => [revision, await holdsRelease(revision)] as const,
    ),
  );
  const holding = new Map(revisions);
  return judgeApplication(
    observed,
    deployment,
    expectation,
    (revision) => holding.get(revision) ?? false,
  );
}

function nameRevision(revision: string): { revision?: string } {
  return revision === '' ? {} : { revision };
}
