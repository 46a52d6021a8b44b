import { compareFiles } from '../files/compare.ts';
import { describeDrift } from '../files/drift.ts';
import { planFiles } from '../files/plan.ts';
import { countUntouched, saveStamp } from '../files/stamp.ts';
import { keyOf, openProofCache } from '../kustomize/proof-cache.ts';
import { toolsFingerprint } from '../kustomize/tools.ts';
import { schemasFingerprint } from '../kustomize/validate.ts';
import type { Issue } from '../issue.ts';
import { loadFleet } from '../model/load-fleet.ts';
import { checkPolicy } from '../policy/all.ts';
import { worldOf } from '../policy/world.ts';
import { findInvalidRecords } from '../releases/find-invalid-records.ts';
import { sealingFingerprint } from '../sealed/fingerprint.ts';
import type { Context, ExitCode } from './context.ts';
import { findInputs } from './inputs.ts';
import { proveAll, type Proof } from './prove-all.ts';
import { reportIssues } from './report.ts';
import { findFrozen } from './review/guard.ts';
import { findBreaches } from './secrets/check.ts';
import { isRepository, scanRepository } from './secrets/scan.ts';

export interface CheckOptions {
  /** What the change grew from; without it, neither freezes nor the history are looked at. */
  readonly base?: string | undefined;
  readonly json: boolean;
}

/** Everything that a pull request must pass, without a cluster. All findings are told in one run. */
export async function check(context: Context, { base, json }: CheckOptions): Promise<ExitCode> {
  const { root, cache } = context;
  const frozen = base === undefined ? [] : await findFrozen(context, base);
  // What other writers left beside the manifests.
  const beside = [...findInvalidRecords(root), ...(await findPlaintext(context, base))];
  const judges = keyOf([toolsFingerprint(), schemasFingerprint()]);
  const inputs = await findInputs(context);
  const stamped =
    inputs === undefined ? undefined : `${inputs} ${judges} ${sealingFingerprint(root)}`;
  const untouched = countUntouched(root, cache, 'checked', stamped) !== undefined;
  if (untouched && frozen.length + beside.length === 0) {
    const { size } = openProofCache(cache);
    const proof = { issues: [], total: size, rendered: 0, proved: size, skipped: [] };
    return reportSuccess(context, proof, json);
  }
  const loaded = await loadFleet(root, cache);
  if ('issues' in loaded) {
    await reportIssues(context, [...loaded.issues, ...beside], 'Nothing else was checked.', json);
    return 1;
  }
  const { fleet } = loaded;
  const changes = compareFiles(root, planFiles(fleet), fleet);
  const drift = describeDrift(changes);
  // What lies there is rendered only when it is what should lie there.
  const clean = drift.length === 0;
  const proof = clean ? await proveAll(context, fleet, planFiles(fleet), judges) : undefined;
  const issues = [
    ...drift,
    ...frozen,
    ...beside,
    ...findBreaches(root, fleet),
    ...checkPolicy(worldOf(fleet)),
    ...(proof?.issues ?? []),
  ];
  if (issues.length > 0 || !proof) {
    const outcome = proof
      ? 'Everything was checked.'
      : 'Nothing was rendered until this is mended.';
    await reportIssues(context, issues, outcome, json);
    return 1;
  }
  if (proof.skipped.length === 0 && stamped !== undefined) {
    saveStamp(cache, 'checked', stamped, changes.digests);
  }
  return reportSuccess(context, proof, json);
}

/** A folder without git was copied from somewhere: nobody can tell what of it is ever committed. */
async function findPlaintext(context: Context, base: string | undefined): Promise<Issue[]> {
  if (!isRepository(context.root)) return [];
  return scanRepository(context, base === undefined ? undefined : { ref: base });
}

function reportSuccess({ out }: Context, proof: Proof, json: boolean): ExitCode {
  if (json) out(`${JSON.stringify(proof)}\n`);
  else out(`No findings. Argo CD renders ${proof.total} folders: ${describeProof(proof)}.\n`);
  return 0;
}

/** What was proved, and what for want of a tool was not. */
function describeProof({ total, rendered, proved, skipped }: Proof): string {
  const missing = skipped.join(' and ');
  if (rendered + proved < total)
    return `${total - proved} NOT rendered without ${missing}, ${proved} proved before`;
  const schemas = skipped.length > 0 ? `, NOT held against the schemas without ${missing}` : '';
  return `${rendered} rendered now, ${proved} proved before${schemas}`;
}
