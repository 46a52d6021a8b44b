import type { Fleet } from '../../src/model/model.ts';
import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import { subjectsOf, type Operation } from '../../src/objects/platform/operations/operation.ts';
import { readFleet } from '../network/fleets.ts';

/** An operation as the generator builds it; of the fleet `backed-up`, unless another is given. */
export function operationOf(
  kind: string,
  site: string,
  environment: string,
  fleet: Fleet = readFleet('backed-up'),
): Operation {
  const subjects = [...subjectsOf(fleet)];
  const own = subjects.find(
    ({ instance }) => instance.site === site && instance.environment.name === environment,
  );
  const found = own && buildOperations(own).find((operation) => operation.kind === kind);
  if (!found) throw new Error(`there is no ${kind} of ${site} in ${environment}`);
  return found;
}
