import { didYouMean } from '../../config/suggest.ts';
import type { Issue } from '../../issue.ts';
import { describeObject, type KubernetesObject } from '../../objects/object.ts';
import { namespaceOf, type Facts } from '../rule.ts';

/** The name of one object, written in another of the same namespace. */
export interface Reference {
  readonly from: KubernetesObject;
  /** The field that holds it. */
  readonly field: string;
  readonly name: string;
}

/** The references to objects of one kind that lead to none. */
export function unresolved(
  facts: Facts,
  kind: string,
  references: readonly Reference[],
  isKnown: (namespace: string, name: string) => boolean = (namespace, name) =>
    facts.find(kind, namespace, name) !== undefined,
): Issue[] {
  return references
    .filter(({ from, name }) => !isKnown(namespaceOf(from), name))
    .map(({ from, field, name }) => {
      const known = facts
        .ofKind(kind)
        .filter((object) => namespaceOf(object) === namespaceOf(from))
        .map(({ metadata }) => metadata.name);
      const [short = kind] = kind.split('.');
      return dangling(from, field, `the name of a ${short} of its namespace`, name, known);
    });
}

export function dangling(
  from: KubernetesObject,
  field: string,
  expected: string,
  got: string | number,
  known: readonly string[] = [],
): Issue {
  return {
    code: 'dangling-reference',
    message: `${field} leads nowhere`,
    at: describeObject(from),
    expected,
    got: JSON.stringify(got),
    hint: didYouMean(String(got), known) ?? 'correct the name, or add what it names',
  };
}
