import { changeReleases } from '../../../src/commands/promotion/change.ts';
import { nameConfiguration } from '../../../src/promotion/configuration.ts';
import { decideEvidence, type Seen } from '../../../src/promotion/decide/evidence.ts';
import type { Evidence } from '../../../src/releases/record.ts';
import { createWorkspace } from '../../workspace.ts';
import { clone, type Remote } from './remote.ts';

const toRemote = { push: true, dryRun: false, json: false, remote: 'origin' };
const aDayAgo = Date.now() - 86_400_000;

/**
 * Records on the remote what a verification of an environment's releases would have seen; no cluster
 * runs here that could be asked.
 */
export async function recordEvidence(
  remote: Remote,
  environment: string,
  outcome: Evidence['outcome'] = 'passed',
): Promise<void> {
  const { root, context } = createWorkspace();
  const verifier = clone({ ...remote, folder: root }, 'verifier');
  const reasons = outcome === 'passed' ? [] : ['/ answered 500'];
  const actor = { name: 'verifier', now: aDayAgo };
  await changeReleases({ ...context, root: verifier }, toRemote, (snapshot, facts) => {
    const seen = snapshot.fleet.instances.flatMap((instance): Seen[] => {
      const { environment: own, site, release } = instance;
      if (own.name !== environment || !release) return [];
      const configuration = nameConfiguration(instance);
      const what = { environment, site, digest: release.digest, configuration };
      return [{ ...what, outcome, method: 'argocd', reasons }];
    });
    return decideEvidence(snapshot, facts, seen, actor);
  });
}
