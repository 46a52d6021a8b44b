import { isMap } from '../../src/is-map.ts';

/** A JSON merge patch (RFC 7386), as the Kubernetes API applies it. */
export function mergePatch(object: unknown, patch: unknown): unknown {
  if (!isMap(patch)) return patch;
  const merged: Record<string, unknown> = isMap(object) ? { ...object } : {};
  for (const [key, change] of Object.entries(patch)) {
    if (change === null) Reflect.deleteProperty(merged, key);
    else merged[key] = mergePatch(merged[key], change);
  }
  return merged;
}
