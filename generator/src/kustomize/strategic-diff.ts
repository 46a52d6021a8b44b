import { isMap } from '../is-map.ts';

/** Plain JSON data; `undefined` counts as absent. */
type Json = unknown;
type JsonMap = Record<string, Json>;

/**
 * Lists that kustomize merges element by element, and the field that tells their elements apart.
 * Every other list is atomic: a patch replaces it whole.
 */
const mergeKeys: Readonly<Record<string, string>> = {
  containers: 'name',
  initContainers: 'name',
  env: 'name',
  volumes: 'name',
  volumeMounts: 'mountPath',
  imagePullSecrets: 'name',
  topologySpreadConstraints: 'topologyKey',
};

/**
 * Finds the smallest strategic merge patch that turns one object into another, or undefined where
 * they are equal. A field that goes is written as null, an element that goes as `$patch: delete`.
 */
export function strategicDiff(from: Json, to: Json, field = ''): Json {
  // Objects share what is constant in them, which makes most of the comparison this line.
  if (from === to) return undefined;
  if (isMap(from) && isMap(to)) return diffMaps(from, to);
  const mergeKey = mergeKeys[field];
  if (mergeKey && Array.isArray(from) && Array.isArray(to)) return diffLists(from, to, mergeKey);
  return sameData(from, to) ? undefined : to;
}

function diffMaps(from: JsonMap, to: JsonMap): JsonMap | undefined {
  const patch: JsonMap = {};
  for (const key of Object.keys(to)) {
    const inner = from[key] === undefined ? to[key] : strategicDiff(from[key], to[key], key);
    if (inner !== undefined) patch[key] = inner;
  }
  for (const key of Object.keys(from)) {
    if (from[key] !== undefined && to[key] === undefined) patch[key] = null;
  }
  return Object.keys(patch).length > 0 ? patch : undefined;
}

function diffLists(from: Json[], to: Json[], mergeKey: string): JsonMap[] | undefined {
  const before = byKey(from, mergeKey);
  const after = byKey(to, mergeKey);
  const changed = [...after].flatMap(([key, element]) => {
    const previous = before.get(key);
    const patch = previous ? diffMaps(previous, element) : element;
    return patch ? [{ [mergeKey]: key, ...patch }] : [];
  });
  const gone = [...before.keys()]
    .filter((key) => !after.has(key))
    .map((key) => ({ $patch: 'delete', [mergeKey]: key }));
  const patch = [...changed, ...gone];
  return patch.length > 0 ? patch : undefined;
}

function byKey(list: Json[], mergeKey: string): Map<unknown, JsonMap> {
  return new Map(list.filter(isMap).map((element) => [element[mergeKey], element]));
}

/** Whether two values hold the same data; the order of a map's keys does not count. */
export function sameData(a: Json, b: Json): boolean {
  if (a === b) return true;
  if (Array.isArray(a) && Array.isArray(b)) {
    return a.length === b.length && a.every((element, index) => sameData(element, b[index]));
  }
  if (!isMap(a) || !isMap(b)) return false;
  const keys = definedKeys(a);
  return keys.length === definedKeys(b).length && keys.every((key) => sameData(a[key], b[key]));
}

function definedKeys(map: JsonMap): string[] {
  return Object.keys(map).filter((key) => map[key] !== undefined);
}
