import { isMap } from '../is-map.ts';

/** The value at a path inside an object; undefined where the way ends. */
export function at(object: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((value, key) => (isMap(value) ? value[key] : undefined), object);
}

export function textAt(object: unknown, ...path: readonly string[]): string | undefined {
  const value = at(object, ...path);
  return typeof value === 'string' ? value : undefined;
}

export function numberAt(object: unknown, ...path: readonly string[]): number {
  const value = at(object, ...path);
  return typeof value === 'number' ? value : 0;
}

export function listAt(object: unknown, ...path: readonly string[]): readonly unknown[] {
  const value = at(object, ...path);
  return Array.isArray(value) ? value : [];
}
