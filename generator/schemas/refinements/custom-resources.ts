import type { Schema } from '../schema.ts';
import { cronFields, duration, host } from '../values.ts';

/** Argo CD ignores an option that it does not know, so a typo would silently switch one off. */
const syncOptions = {
  pattern:
    '^((Validate|SkipDryRunOnMissingResource|ApplyOutOfSyncOnly|PruneLast|ServerSideApply' +
    '|ClientSideApplyMigration|FailOnSharedResource|RespectIgnoreDifferences|CreateNamespace' +
    '|Replace|Force|Prune|Delete)=(true|false)|(Prune|Delete)=confirm' +
    '|PrunePropagationPolicy=(background|foreground|orphan))$',
} satisfies Schema;

/** What the operators check in code: field paths, `[]` being an item of a list. */
export const customRefinements: Record<string, Record<string, Schema>> = {
  'argoproj.io/v1alpha1 Application': {
    'spec.syncPolicy.syncOptions.[]': syncOptions,
    'spec.syncPolicy.retry.backoff.duration': duration,
    'spec.syncPolicy.retry.backoff.maxDuration': duration,
  },
  // CloudNativePG's schedules begin with the seconds.
  'postgresql.cnpg.io/v1 ScheduledBackup': { 'spec.schedule': cronFields(6) },
  'cert-manager.io/v1 Certificate': { 'spec.dnsNames.[]': host },
};
