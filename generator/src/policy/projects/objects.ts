import type { Issue } from '../../issue.ts';
import { describeObject } from '../../objects/object.ts';
import { textOf } from '../read.ts';
import type { Rule } from '../rule.ts';
import { applicationOf, listedKind, outside, projectOf, rightsByProject } from './rights.ts';

/** Each kind that an Application syncs is listed by its project. */
export const kindsAreAllowed: Rule = (facts) => {
  const rightsOf = rightsByProject(facts);
  return facts.world.synced.flatMap(({ application, objects }) => {
    const project = projectOf(applicationOf(facts, application));
    const rights = rightsOf.get(project);
    if (!rights) return [];
    return objects.flatMap((object): Issue[] => {
      const inNamespace = object.metadata.namespace !== undefined;
      const allowed = inNamespace ? rights.namespacedKinds : rights.clusterKinds;
      const kind = listedKind(object);
      if (allowed.has(kind)) return [];
      const expected = `a kind of the project "${project}": ${[...allowed].join(', ') || 'none'}`;
      return [outside(object, 'is of a kind that its project does not allow', expected, kind)];
    });
  });
};

/** What an Application syncs lies in the namespace that it writes to. */
export const objectsStayInTheirNamespace: Rule = (facts) =>
  facts.world.synced.flatMap(({ application: name, objects }) => {
    const application = applicationOf(facts, name);
    const namespace = textOf(application, 'spec', 'destination', 'namespace');
    if (!application || namespace === undefined) return [];
    return objects
      .filter(
        ({ metadata }) => metadata.namespace !== undefined && metadata.namespace !== namespace,
      )
      .map((object) =>
        outside(
          object,
          `lies outside of the namespace of ${describeObject(application)}`,
          `the namespace "${namespace}"`,
          `"${object.metadata.namespace}"`,
        ),
      );
  });
