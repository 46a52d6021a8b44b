import { buildMediaOperations } from './media.ts';
import type { Operation, Subject } from './operation.ts';
import { buildRecoveries } from './recovery.ts';
import { buildRefreshes } from './refresh.ts';

/** Everything that a person may start for a site in an environment. */
export function buildOperations(subject: Subject): Operation[] {
  return [
    ...buildRefreshes(subject),
    ...buildRecoveries(subject),
    ...buildMediaOperations(subject.instance, subject.cluster),
  ];
}
