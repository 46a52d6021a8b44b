import * as z from 'zod';
import type { ConfigPath, Issue } from '../issue.ts';
import { checkShape } from './check-shape.ts';
import { valueAt } from './describe.ts';
import { formats } from './formats.ts';
import { innerSchema, membersOf, schemasAt, unwrap } from './known-keys.ts';
import { findMeant } from './misspelt.ts';
import { fleetSchema, type FleetConfig } from './schema.ts';

/** A configuration that the rules can judge although its shape is wrong. */
export interface Salvaged {
  readonly config: FleetConfig;
  /** What was cut out of it, or filled in, and what that was meant for. */
  readonly cut: readonly ConfigPath[];
  /** What stayed in although its format is wrong: the types of the model still hold. */
  readonly kept: readonly ConfigPath[];
}

/**
 * Mends the shape of a configuration, so that the rules can judge the rest of it in the same run and
 * all problems are told at once: what has the wrong type goes, what is missing is filled in.
 */
export function salvage(value: unknown, issues: readonly Issue[]): Salvaged | undefined {
  const copy: unknown = structuredClone(value);
  const cut = findMeant(issues, value);
  let problems = issues;
  // A filled-in object lacks its own fields, so a few rounds may pass.
  for (let round = 0; round < 8; round += 1) {
    const broken = problems.filter(({ code }) => !keepsItsType(code)).flatMap(placeOf);
    if (broken.length === 0) {
      const kept = issues.filter(({ code }) => keepsItsType(code)).flatMap(placeOf);
      return { config: copy as FleetConfig, cut, kept };
    }
    for (const at of broken) mend(copy, at);
    cut.push(...broken);
    const checked = checkShape(copy);
    problems = 'issues' in checked ? checked.issues : [];
  }
  return undefined;
}

function keepsItsType(code: string): boolean {
  return Object.hasOwn(formats, code) || code === 'out-of-range';
}

function placeOf({ at }: Issue): ConfigPath[] {
  return typeof at === 'string' ? [] : [at];
}

function mend(config: unknown, at: ConfigPath): void {
  const above = at.slice(0, -1);
  const holder = valueAt(config, above);
  const key = at.at(-1);
  if (typeof holder !== 'object' || holder === null || key === undefined) return;
  const standIn = needed(above, key, config);
  if (standIn) Reflect.set(holder, key, emptyValue(standIn));
  else Reflect.deleteProperty(holder, key);
}

/** The schema of a value that cannot be left out. */
function needed(above: ConfigPath, key: string | number, config: unknown): z.ZodType | undefined {
  const holders = schemasAt(fleetSchema, above, config);
  if (holders.some((holder) => holder instanceof z.ZodRecord)) return undefined;
  const inner = holders.flatMap((holder) => innerSchema(holder, key) ?? []);
  return inner.some((schema) => schema instanceof z.ZodOptional) ? undefined : inner[0];
}

/** The least that has the type of a schema. */
function emptyValue(schema: z.ZodType): unknown {
  const plain = unwrap(schema);
  if (plain instanceof z.ZodUnion) return membersOf(plain).slice(0, 1).map(emptyValue)[0];
  if (plain instanceof z.ZodLiteral) return [...plain.values][0];
  if (plain instanceof z.ZodString) return '';
  if (plain instanceof z.ZodNumber) return 1;
  return plain instanceof z.ZodArray ? [] : {};
}

/** Whether a problem may only be there because of what was mended or is still wrong. */
export function isConsequence({ at, code }: Issue, { cut, kept }: Salvaged): boolean {
  if (typeof at === 'string') return false;
  if (kept.some((path) => path.length === at.length && startsWith(path, at))) return true;
  if (cut.some((path) => startsWith(at, path))) return true;
  if (!aboutNames.has(code) && cut.some((path) => startsWith(path, at))) return true;
  const lists = kept.filter((path) => path.length === 1 || subjectOf(path) === 'wildcards');
  return [...cut, ...lists].some(
    (path) => (causes[code] ?? []).includes(subjectOf(path)) && reaches(path, at),
  );
}

/** Faults of a name, which is at fault whatever stands behind it. */
const aboutNames = new Set(['unknown-environment', 'ambiguous-site-id', 'name-too-long']);

/** What each rule also looks at, besides the place that it complains about. */
const causes: Readonly<Record<string, readonly string[]>> = {
  'unknown-environment': ['environments'],
  'unknown-app': ['apps'],
  'unknown-site': ['sites'],
  'idle-freeze': ['environments'],
  'uncovered-host': ['cluster', 'wildcards', 'certificate'],
  'missing-bucket': ['media'],
  'shared-bucket': ['media'],
  'media-mismatch': ['media'],
  'volume-with-replicas': ['media'],
  'empty-span': ['replicas'],
  'limit-below-request': ['resources'],
  'missing-database-name': ['database'],
  'missing-database-owner': ['database'],
};

/** The setting that a path leads into, at whatever level: `media`, `wildcards`, `apps`. */
function subjectOf(path: ConfigPath): string {
  const [top, , third] = path;
  const depths: Record<string, number> = {
    cluster: 1,
    defaults: 1,
    environments: third === 'defaults' ? 3 : 0,
    sites: third === 'environments' ? 4 : 2,
  };
  return String(path[depths[String(top)] ?? 0] ?? path.at(-1));
}

/** What one site says does not reach another. */
function reaches(cause: ConfigPath, effect: ConfigPath): boolean {
  return cause[0] !== 'sites' || effect[0] !== 'sites' || cause[1] === effect[1];
}

function startsWith(path: ConfigPath, prefix: ConfigPath): boolean {
  return prefix.every((key, index) => path[index] === key);
}
