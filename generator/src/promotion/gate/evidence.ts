import type { Instance } from '../../model/model.ts';
import type { Evidence } from '../../releases/record.ts';
import { nameConfiguration } from '../configuration.ts';
import type { Snapshot } from '../snapshot.ts';
import type { Gate } from './gate.ts';

/** What is known of the release and the configuration that an instance has now. */
export type Standing =
  | { readonly state: 'verified'; readonly evidence: Evidence }
  | { readonly state: 'failed'; readonly evidence: Evidence }
  | { readonly state: 'changed'; readonly evidence: Evidence }
  | { readonly state: 'unverified' };

/** Evidence holds for one release and one configuration; the latest failure revokes it. */
export function standingOf(instance: Instance, { recordOf }: Snapshot): Standing {
  const evidence = recordOf(instance)?.evidence;
  if (!evidence) return { state: 'unverified' };
  if (evidence.configuration !== nameConfiguration(instance)) return { state: 'changed', evidence };
  return { state: evidence.outcome === 'passed' ? 'verified' : 'failed', evidence };
}

/** Only what was verified in the environment before goes on. */
export const releaseIsVerified: Gate = ({ pair: { source }, snapshot }) => {
  const standing = standingOf(source, snapshot);
  const name = source.environment.name;
  const hint = `pnpm verify ${name} ${source.site} --push`;
  switch (standing.state) {
    case 'verified':
      return undefined;
    case 'unverified':
      return {
        kind: 'waits',
        code: 'not-verified',
        reason: `the release of ${name} was never verified`,
        hint,
      };
    case 'changed':
      return {
        kind: 'waits',
        code: 'not-verified',
        reason: `the configuration of ${name} changed since its release was verified`,
        hint,
      };
    case 'failed':
      return {
        kind: 'refused',
        code: 'verification-failed',
        reason: `the release of ${name} failed verification: ${standing.evidence.reasons.join('; ')}`,
        hint,
      };
  }
};
