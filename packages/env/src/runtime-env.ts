/** Variables as a process gets them. */
export type RuntimeEnv = Readonly<Record<string, string | undefined>>;

/** The variables of some names. An empty one counts as not set: `.env` files are full of them. */
export function pickSet(runtimeEnv: RuntimeEnv, names: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    names.flatMap((name) => {
      const value = runtimeEnv[name]?.trim();
      return value ? [[name, value]] : [];
    }),
  );
}
