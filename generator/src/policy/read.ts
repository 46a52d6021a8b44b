import type { KubernetesObject } from '../objects/object.ts';

/** The value behind some keys of unknown data, or undefined where they lead nowhere. */
export function fieldOf(value: unknown, ...path: readonly string[]): unknown {
  let inner = value;
  for (const key of path) {
    if (typeof inner !== 'object' || inner === null || !Object.hasOwn(inner, key)) return undefined;
    inner = Reflect.get(inner, key);
  }
  return inner;
}

/** The elements of a list; none where there is no list. */
export function listOf(value: unknown, ...path: readonly string[]): readonly unknown[] {
  const list = fieldOf(value, ...path);
  return Array.isArray(list) ? list : [];
}

export function textOf(value: unknown, ...path: readonly string[]): string | undefined {
  const text = fieldOf(value, ...path);
  return typeof text === 'string' ? text : undefined;
}

/** The texts of a list. */
export function textsOf(value: unknown, ...path: readonly string[]): string[] {
  return listOf(value, ...path).filter((element) => typeof element === 'string');
}

/** The fields of a map, by name; none where there is no map. */
export function entriesOf(value: unknown, ...path: readonly string[]): [string, unknown][] {
  const map = fieldOf(value, ...path);
  return typeof map === 'object' && map !== null && !Array.isArray(map) ? Object.entries(map) : [];
}

/** A port as objects write it: a number, or the name of one. */
export function portOf(value: unknown, ...path: readonly string[]): string | number | undefined {
  const port = fieldOf(value, ...path);
  return typeof port === 'string' || typeof port === 'number' ? port : undefined;
}

export function annotationOf({ metadata }: KubernetesObject, name: string): string | undefined {
  return metadata.annotations?.[name];
}

/** A value as an issue shows it. Policies never ask for one that could be a secret. */
export function showValue(value: unknown): string {
  return value === undefined ? 'nothing' : JSON.stringify(value);
}
