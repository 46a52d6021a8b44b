import { groupOf, type KubernetesObject } from '../objects/object.ts';
import { parseDocuments } from '../yaml/parse.ts';
import { isObject, type ObjectChange } from './change.ts';
import { findDifferences } from './object-diff.ts';
import type { Place } from './units.ts';

/** What kustomize appends to the name of a generated ConfigMap or Secret, from its content. */
const contentHash = /-[2456789bcdfghkmt]{10}$/;

/** What two renderings do not have in common, and on request what they have. */
export interface Comparison {
  readonly changes: readonly ObjectChange[];
  readonly unchanged: () => readonly KubernetesObject[];
}

/**
 * Compares the objects of two renderings. Documents that are the same text are the same object, so
 * only the others are read: this is most of the time of a large comparison.
 */
export function compareRenderings(
  before: string,
  after: string,
  placeOf: (object: KubernetesObject) => Place,
): Comparison {
  const old = splitDocuments(before);
  const young = splitDocuments(after);
  return {
    changes: compareObjects(
      readObjects(old.filter((text) => !young.includes(text))),
      readObjects(young.filter((text) => !old.includes(text))),
      placeOf,
    ),
    unchanged: () => readObjects(young.filter((text) => old.includes(text))),
  };
}

/** Compares two sets of objects, each object with its counterpart of the same identity. */
function compareObjects(
  before: readonly KubernetesObject[],
  after: readonly KubernetesObject[],
  placeOf: (object: KubernetesObject) => Place,
): ObjectChange[] {
  const old = new Map(before.map((object) => [identityOf(object), object]));
  const young = new Map(after.map((object) => [identityOf(object), object]));
  const identities = [...new Set([...old.keys(), ...young.keys()])].sort();
  return identities.flatMap((identity): ObjectChange[] => {
    const [was, is] = [old.get(identity), young.get(identity)];
    const object = is ?? was;
    if (!object) return [];
    const place = placeOf(object);
    if (!was) return [{ ...place, kind: 'added', before: was, after: object, fields: [] }];
    if (!is) return [{ ...place, kind: 'removed', before: was, after: is, fields: [] }];
    const fields = findDifferences(was, is);
    return fields.length > 0 ? [{ ...place, kind: 'changed', before: was, after: is, fields }] : [];
  });
}

/** kustomize separates documents by a line that no document can hold. */
function splitDocuments(text: string): string[] {
  return text.split(/^---\n/m).filter((document) => document.trim() !== '');
}

function readObjects(documents: readonly string[]): KubernetesObject[] {
  return documents.flatMap(parseDocuments).filter(isObject);
}

/** A generated ConfigMap is the same one under another hash. */
function identityOf({ apiVersion, kind, metadata }: KubernetesObject): string {
  const hashed = kind === 'ConfigMap' || kind === 'Secret';
  const name = hashed ? metadata.name.replace(contentHash, '') : metadata.name;
  return [metadata.namespace ?? '', kind, name, groupOf(apiVersion)].join('\n');
}
