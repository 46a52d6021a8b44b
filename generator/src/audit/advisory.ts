import { z } from 'zod';
import { CannotRun } from '../issue.ts';

/** A known weakness of a package that is installed. */
export interface Advisory {
  /** Such as GHSA-xxxx-xxxx-xxxx. */
  readonly id: string;
  readonly package: string;
  readonly versions: readonly string[];
  readonly severity: string;
  readonly title: string;
  readonly patched: string;
}

const answerSchema = z.object({
  advisories: z.record(
    z.string(),
    z.object({
      github_advisory_id: z.string(),
      module_name: z.string(),
      severity: z.string(),
      title: z.string(),
      patched_versions: z.string().default(''),
      findings: z.array(z.object({ version: z.string() })),
    }),
  ),
});

const refusalSchema = z.object({ error: z.object({ message: z.string() }) });

/** Reads what `pnpm audit --json` printed. No answer is not a good answer. */
export function readAdvisories(text: string): Advisory[] {
  const value = parse(text);
  const refusal = refusalSchema.safeParse(value);
  if (refusal.success) throw notAudited(refusal.data.error.message);
  const answer = answerSchema.safeParse(value);
  if (!answer.success) throw notAudited('pnpm printed no result');
  return Object.values(answer.data.advisories).map((found) => ({
    id: found.github_advisory_id,
    package: found.module_name,
    versions: [...new Set(found.findings.map(({ version }) => version))].sort(),
    severity: found.severity,
    title: found.title,
    patched: found.patched_versions,
  }));
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function notAudited(why: string): CannotRun {
  return new CannotRun(
    `nothing was audited: ${why} A registry that keeps no advisories cannot tell; name one that does with --registry.`,
  );
}
