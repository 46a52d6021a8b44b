import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import { subjectsOf, type Operation } from '../../src/objects/platform/operations/operation.ts';
import { readFleet } from '../network/fleets.ts';

/** An operation of the fleet `backed-up`, as the generator builds it. */
export function operationOf(kind: string, site: string, environment: string): Operation {
  const subjects = [...subjectsOf(readFleet('backed-up'))];
  const own = subjects.find(
    ({ instance }) => instance.site === site && instance.environment.name === environment,
  );
  const found = own && buildOperations(own).find((operation) => operation.kind === kind);
  if (!found) throw new Error(`there is no ${kind} of ${site} in ${environment}`);
  return found;
}
