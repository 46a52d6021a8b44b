/**
 * What a process has once. Next.js loads modules several times: for its routes, for the start of the
 * server and, outside of its bundles, for its cache.
 */
export function findShared<T>(name: string, create: () => T): T {
  const key = Symbol.for(`synestra.${name}`);
  const place = globalThis as unknown as Record<symbol, T | undefined>;
  return (place[key] ??= create());
}
