import type { Expectation } from './expectation.ts';
import { isCompleted, shorten } from './judge-operation.ts';
import type { ObservedApplication } from './observed.ts';

const refresh = 'argocd.argoproj.io/refresh';
const sourceFields = ['repoURL', 'targetRevision', 'path'] as const;

/** What Argo CD must have seen for its picture of the site to be today's picture, and a good one. */
export function judgeComparison(
  { metadata, operation, spec, status }: ObservedApplication,
  expectation: Expectation,
  holdsRelease: (revision: string) => boolean,
): readonly string[] {
  const { health, sync, conditions = [], operationState, reconciledAt = '' } = status ?? {};
  const revision = sync?.revision ?? '';
  const compared = sync?.comparedTo?.source;
  const finishedAt = operationState && isCompleted(operationState) ? operationState.finishedAt : '';
  return [
    ...(metadata.deletionTimestamp === '' ? [] : ['the Application is being deleted']),
    ...(operation === undefined ? [] : ['a sync was asked for and has not begun']),
    ...judgeSource(spec.source, expectation.source),
    // The status holds no generation of the spec; it says instead what it compared.
    ...(compared === undefined ||
    sourceFields.some((name) => compared[name] !== spec.source?.[name])
      ? ['Argo CD has not compared the Application as it is now']
      : []),
    ...(metadata.annotations[refresh] === undefined
      ? []
      : ['Argo CD was asked to look again and has not done so']),
    ...(Date.parse(reconciledAt) >= Date.parse(finishedAt || reconciledAt)
      ? []
      : ['Argo CD has not looked again since the last sync ended']),
    // A condition is named so that people find it in the documentation of Argo CD.
    ...conditions
      .filter(({ type }) => type.endsWith('Error'))
      .map(({ type, message }) => `${type}: ${message}`),
    ...(holdsRelease(revision)
      ? []
      : [
          `Argo CD compares with ${shorten(revision)}, which does not hold this release and configuration`,
        ]),
    ...(sync?.status === 'Synced'
      ? []
      : [`the cluster differs from git: ${sync?.status ?? 'nothing was compared'}`]),
    ...(health?.status === 'Healthy'
      ? []
      : [
          `its health is ${[health?.status ?? 'unknown', health?.message].filter(Boolean).join(': ')}`,
        ]),
  ];
}

function judgeSource(
  source: ObservedApplication['spec']['source'],
  expected: Expectation['source'],
): readonly string[] {
  if (source === undefined) return ['the Application has no single source in git'];
  return sourceFields
    .filter((name) => source[name] !== expected[name])
    .map(
      (name) =>
        `the Application syncs another ${name}, "${source[name]}" instead of "${expected[name]}": the root Application must sync first`,
    );
}
