import { CORE_SCHEMA, load } from 'js-yaml';
import { z } from 'zod';

/** An advisory that somebody has looked at and found harmless here, for a while. */
export interface Allowed {
  readonly advisory: string;
  readonly package: string;
  readonly reason: string;
  /** The last day, as YYYY-MM-DD. */
  readonly until: string;
}

const allowedSchema = z.array(
  z.strictObject({
    advisory: z.string().regex(/^GHSA(-[0-9a-z]{4}){3}$/),
    package: z.string().min(1),
    reason: z.string().min(20),
    until: z.iso.date(),
  }),
);

/** What the list holds, or what is wrong with its form. */
export function readAllowed(text: string): { allowed: readonly Allowed[] } | { faults: string[] } {
  const value: unknown = load(text, { schema: CORE_SCHEMA }) ?? [];
  const found = allowedSchema.safeParse(value);
  if (found.success) return { allowed: found.data };
  return {
    faults: found.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`),
  };
}
