import type { Decision } from '../move.ts';
import type { Snapshot } from '../snapshot.ts';
import { selectInstances } from './select.ts';

/** Lifts the hold of a rollback, so that releases come in again. */
export function decideResume(snapshot: Snapshot, environment: string, site: string): Decision {
  const found = selectInstances(snapshot.fleet, environment, [site]);
  if ('issues' in found) return found;
  const [instance] = found.selected;
  if (!instance) return { moves: [], stays: [] };
  const { hold, ...record } = snapshot.recordOf(instance) ?? {};
  if (!instance.release || !hold || !('release' in record)) {
    const reason = `${environment} is not on hold`;
    return { moves: [], stays: [{ instance, kind: 'done', code: 'not-on-hold', reason }] };
  }
  const notes = [`it was on hold since ${hold.since} (${hold.by}): ${hold.reason}`];
  return {
    moves: [{ kind: 'resume', instance, release: instance.release, record, notes }],
    stays: [],
  };
}
