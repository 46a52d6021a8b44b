const shared = globalThis as unknown as Record<symbol, unknown>;

/**
 * One value for a whole process. Next.js loads a module several times, each with values of its own: for
 * its routes, for the start of the server and, outside of its bundles, for its cache.
 */
export function share<T>(name: string, create: () => T): T {
  const key = Symbol.for(`synestra.${name}`);
  return (shared[key] ??= create()) as T;
}
