import type { Expectation } from './expectation.ts';
import type { ObservedOperation } from './observed.ts';

/** The hook that migrates the database in every full sync. */
const migrationJob = 'web-migrate';

const goneWrong = ['Failed', 'Error'];

/**
 * Why the last sync can never verify the release; undefined while it may. Argo CD shows a failure
 * that it will try again as Running, and never syncs a revision again by itself once it gave up.
 */
export function findDeadEnd(
  operation: ObservedOperation,
  { namespace }: Expectation,
  holdsRelease: (revision: string) => boolean,
): readonly string[] | undefined {
  const revision = operation.syncResult?.revision ?? '';
  if (!isCompleted(operation) || isPartial(operation) || !holdsRelease(revision)) return undefined;
  const hook = findMigration(operation, namespace);
  const reasons = [
    ...(goneWrong.includes(operation.phase)
      ? [`the sync of ${shorten(revision)} failed for good: ${operation.message}`]
      : []),
    ...(hook !== undefined && goneWrong.includes(hook.hookPhase)
      ? [
          `the migration (Job ${migrationJob}) failed: ${hook.message}. Read "kubectl logs job/${migrationJob} --namespace ${namespace}".`,
        ]
      : []),
  ];
  return reasons.length === 0 ? undefined : reasons;
}

/** What is missing before the last sync is one full, successful sync of the release. */
export function judgeOperation(
  operation: ObservedOperation | undefined,
  { application, namespace }: Expectation,
  holdsRelease: (revision: string) => boolean,
): readonly string[] {
  if (operation === undefined) return ['Argo CD has not synced it yet'];
  if (!isCompleted(operation)) return [`Argo CD is syncing: ${operation.message}`];
  const revision = operation.syncResult?.revision ?? '';
  if (operation.phase !== 'Succeeded') {
    return [
      `the last sync, of ${shorten(revision)}, ended as ${operation.phase}: ${operation.message}`,
    ];
  }
  if (!holdsRelease(revision)) {
    return [
      `the last sync was of ${shorten(revision)}, which does not hold this release and configuration`,
    ];
  }
  if (operation.operation.sync?.dryRun === true) {
    return ['the last sync was a dry run, which changes nothing'];
  }
  if (isPartial(operation)) {
    return [
      `the last sync was of some resources only (Argo CD heals itself like this), so it did not migrate: run "argocd app sync ${application.name}"`,
    ];
  }
  const hook = findMigration(operation, namespace);
  if (hook === undefined) {
    return [
      `the last sync did not run the migration (Job ${migrationJob}): run "argocd app sync ${application.name}"`,
    ];
  }
  return hook.hookPhase === 'Succeeded'
    ? []
    : [`the migration (Job ${migrationJob}) is ${hook.hookPhase}: ${hook.message}`];
}

export function isCompleted({ phase }: ObservedOperation): boolean {
  return phase === 'Succeeded' || goneWrong.includes(phase);
}

/** A sync of chosen resources skips every hook, the migration among them. */
function isPartial({ operation }: ObservedOperation): boolean {
  return (operation.sync?.resources.length ?? 0) > 0;
}

function findMigration({ syncResult }: ObservedOperation, namespace: string) {
  return syncResult?.resources.find(
    (resource) =>
      resource.kind === 'Job' &&
      resource.name === migrationJob &&
      resource.namespace === namespace &&
      resource.hookType === 'Sync',
  );
}

/** A commit as people read it. */
export function shorten(revision: string): string {
  return revision === '' ? 'no revision' : revision.slice(0, 12);
}
