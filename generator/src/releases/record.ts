import * as z from 'zod';
import { formatPath, type Issue } from '../issue.ts';
import { releaseDirectory } from './overlay.ts';

const instant = z.iso.datetime();
const tag = z.string().regex(/^sha-[0-9a-f]{40}$/);
const digest = z.string().regex(/^sha256:[0-9a-f]{64}$/);

const migrationSetSchema = z.strictObject({
  /** Their names, oldest first. */
  known: z.array(z.string()).readonly(),
  /** Why older code cannot live with one, by its name. */
  breaking: z.record(z.string(), z.array(z.string()).readonly()),
});

const evidenceSchema = z.strictObject({
  outcome: z.enum(['passed', 'failed']),
  /** Whether Argo CD was asked too, or only the site itself. */
  method: z.enum(['argocd', 'http']),
  /** The configuration that was verified with the release. */
  configuration: z.string(),
  /** The revision that Argo CD had applied. */
  revision: z.string().optional(),
  /** When this outcome was first seen; a later run with the same outcome leaves it. */
  since: instant,
  by: z.string(),
  /** Why it failed; none where it passed. */
  reasons: z.array(z.string()).readonly(),
});

const holdSchema = z.strictObject({
  reason: z.string(),
  since: instant,
  by: z.string(),
});

const forcedSchema = z.strictObject({
  reason: z.string(),
  at: instant,
  by: z.string(),
});

const recordSchema = z.strictObject({
  /** What the record is about; beside another release it says nothing of that one. */
  release: z.strictObject({ tag, digest }),
  /** The configuration that the release came into. */
  configuration: z.string(),
  migrations: migrationSetSchema,
  evidence: evidenceSchema.optional(),
  /** Until it is lifted, no other release comes in. */
  hold: holdSchema.optional(),
  /** Why it came in although something spoke against it. */
  forced: forcedSchema.optional(),
});

/** What is known of a release in an environment; it lies beside the release overlay. */
export type ReleaseRecord = z.output<typeof recordSchema>;
/** The migrations that a build bundles, and those of them that older code cannot live with. */
export type MigrationSet = ReleaseRecord['migrations'];
export type Evidence = z.output<typeof evidenceSchema>;

export function recordFile(environment: string, site: string): string {
  return `${releaseDirectory(environment, site)}/release.json`;
}

export function writeRecord(record: ReleaseRecord): string {
  return `${JSON.stringify(recordSchema.parse(record), undefined, 2)}\n`;
}

/** Reads a record; only commands write it, so whatever else lies there is refused. */
export function readRecord(
  file: string,
  text: string,
): { readonly record: ReleaseRecord } | { readonly issues: readonly Issue[] } {
  const parsed = recordSchema.safeParse(parseJson(text));
  if (parsed.success) return { record: parsed.data };
  return {
    issues: parsed.error.issues.map(({ path, message }) => ({
      code: 'invalid-record',
      message:
        path.length > 0
          ? `${formatPath(path.filter((key) => typeof key !== 'symbol'))} is wrong: ${message}`
          : `it is no record of a release: ${message}`,
      at: file,
      hint: 'take it back from git; "pnpm release" and "pnpm verify" alone write it',
    })),
  };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
