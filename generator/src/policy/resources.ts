import type { Issue } from '../issue.ts';
import { describeObject } from '../objects/object.ts';
import { fieldOf } from './read.ts';
import type { Rule } from './rule.ts';

const amounts = ['requests', 'limits'].flatMap((side) => [
  [side, 'cpu'],
  [side, 'memory'],
]);

/** The scheduler knows what every container needs, and no container can starve its neighbours. */
export const containersAreBounded: Rule = ({ pods }) =>
  pods.flatMap(({ object, containers }) =>
    containers
      // Kubernetes takes no resources for a container that a person adds to a running pod.
      .filter(({ list }) => list !== 'ephemeralContainers')
      .flatMap(({ at, spec }) =>
        amounts
          .filter((path) => fieldOf(spec, 'resources', ...path) === undefined)
          .map((path): Issue => ({
            code: 'no-resources',
            message: `${at}.resources.${path.join('.')} is missing`,
            at: describeObject(object),
            expected: 'requests and limits for cpu and memory',
            got: 'nothing',
            hint: 'a site gets its amounts from "resources" in the configuration',
          })),
      ),
  );
