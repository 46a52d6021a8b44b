const shared = globalThis as unknown as Record<symbol, unknown>;

/** One value for a whole process: the build puts a module into several bundles, each with its own. */
export function share<T>(name: string, create: () => T): T {
  const key = Symbol.for(`synestra.${name}`);
  return (shared[key] ??= create()) as T;
}
