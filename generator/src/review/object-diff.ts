import { isMap } from '../is-map.ts';
import { elementKey, keyFor } from './keyed-lists.ts';

/** A step to a field: its name, its index, or what tells an element of a list apart. */
export type Step = string | number | { readonly element: string };

/** One field that two objects do not have in common; an absent side is undefined. */
export interface FieldDifference {
  readonly path: readonly Step[];
  readonly before: unknown;
  readonly after: unknown;
}

/** Finds every field in which two values differ, as deep as they can be told apart. */
export function findDifferences(
  before: unknown,
  after: unknown,
  path: readonly Step[] = [],
): FieldDifference[] {
  if (Object.is(before, after)) return [];
  if (isMap(before) && isMap(after)) return diffMaps(before, after, path);
  if (Array.isArray(before) && Array.isArray(after)) return diffLists(before, after, path);
  if (isEmpty(before) && isEmpty(after)) return [];
  return [{ path, before, after }];
}

/** Every field of a value that has no counterpart. */
export function leavesOf(value: unknown, path: readonly Step[] = []): [readonly Step[], unknown][] {
  if (isMap(value) && Object.keys(value).length > 0) {
    return Object.entries(value).flatMap(([key, inner]) => leavesOf(inner, [...path, key]));
  }
  // A list of plain pairs is shown element by element, a nested one field by field.
  if (Array.isArray(value) && value.some(isMap)) {
    const key = keyFor(path, value);
    return value.flatMap((element: unknown, index): [readonly Step[], unknown][] => {
      const step = [...path, key ? { element: elementKey(element, key) } : index];
      return isFlat(element) ? [[step, element]] : leavesOf(element, step);
    });
  }
  return [[path, value]];
}

function isFlat(element: unknown): boolean {
  return !isMap(element) || Object.values(element).every((inner) => typeof inner !== 'object');
}

type Json = Record<string, unknown>;

function diffMaps(before: Json, after: Json, path: readonly Step[]): FieldDifference[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  return keys.flatMap((key) => findDifferences(before[key], after[key], [...path, key]));
}

function diffLists(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly Step[],
): FieldDifference[] {
  const key = keyFor(path, before, after);
  if (key !== undefined) {
    return diffKeyed(before, after, path, key);
  }
  return diffAtomic(before, after, path);
}

function diffKeyed(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly Step[],
  key: string,
): FieldDifference[] {
  const old = new Map(before.map((element) => [elementKey(element, key), element]));
  const young = new Map(after.map((element) => [elementKey(element, key), element]));
  const come = [...young.keys()].filter((name) => !old.has(name));
  const stayed = [...old].flatMap(([name, element]) => {
    const step = [...path, { element: name }];
    const other = young.get(name);
    const heir = other === undefined ? findHeir(element, come, young, key) : undefined;
    if (heir === undefined) return findDifferences(element, other, step);
    // Nothing but its name is new, so nothing but its name is told.
    come.splice(come.indexOf(heir), 1);
    return [{ path: [...step, key], before: name, after: heir }];
  });
  return [
    ...stayed,
    ...come.flatMap((name) =>
      findDifferences(undefined, young.get(name), [...path, { element: name }]),
    ),
  ];
}

/** The new element that is the old one under another name. */
function findHeir(
  element: unknown,
  come: readonly string[],
  young: ReadonlyMap<string, unknown>,
  key: string,
): string | undefined {
  const nameless = (value: unknown) => (isMap(value) ? { ...value, [key]: '' } : value);
  return come.find((name) => same(nameless(element), nameless(young.get(name))));
}

/** Elements without a name: equal ones are the same, and what is left on both sides is compared in turn. */
function diffAtomic(
  before: readonly unknown[],
  after: readonly unknown[],
  path: readonly Step[],
): FieldDifference[] {
  const gone = without(before, after);
  const come = without(after, before);
  if (gone.length === 0 && come.length === 0) {
    const sameOrder = before.every((element, index) => same(element, after[index]));
    return sameOrder ? [] : [{ path, before, after }];
  }
  if (gone.length === come.length && gone.every(({ element }) => isMap(element))) {
    return gone.flatMap(({ element }, index) => {
      const other = come[index] ?? { element: undefined, index };
      return findDifferences(element, other.element, [...path, other.index]);
    });
  }
  return [
    ...gone.map(({ element, index }) => ({
      path: [...path, index],
      before: element,
      after: undefined,
    })),
    ...come.map(({ element, index }) => ({
      path: [...path, index],
      before: undefined,
      after: element,
    })),
  ];
}

/** The elements of a list that another one lacks, as often as it lacks them. */
function without(list: readonly unknown[], others: readonly unknown[]) {
  const left = others.map((other) => JSON.stringify(other));
  return list.flatMap((element, index) => {
    const at = left.indexOf(JSON.stringify(element));
    if (at === -1) return [{ element, index }];
    left.splice(at, 1);
    return [];
  });
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** Kubernetes does not tell an empty field from an absent one here. */
function isEmpty(value: unknown): boolean {
  return value === undefined || value === null;
}
