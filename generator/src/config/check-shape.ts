import * as z from 'zod';
import type { ConfigPath, Issue } from '../issue.ts';
import { describeValue, quote, valueAt } from './describe.ts';
import { innerSchema, kindsOf, schemasAt, unwrap } from './known-keys.ts';
import { findMeant } from './misspelt.ts';
import { fleetSchema, type FleetConfig } from './schema.ts';
import {
  brokenFormat,
  nameType,
  outOfRange,
  unknownKey,
  wrongChoice,
  wrongType,
} from './shape-issues.ts';
import { findNearest } from './suggest.ts';
import { isMap } from '../is-map.ts';

export type CheckedShape = { readonly config: FleetConfig } | { readonly issues: readonly Issue[] };

/** Checks the configuration's shape: keys, types and the formats of single values. */
export function checkShape(value: unknown): CheckedShape {
  const parsed = fleetSchema.safeParse(value);
  if (parsed.success) return { config: parsed.data };
  const issues = parsed.error.issues.flatMap((issue) => translate(issue, [], value));
  const meant = findMeant(issues, value).map((at) => JSON.stringify(at));
  const isFollowUp = ({ code, at }: Issue) =>
    code === 'missing-value' && meant.includes(JSON.stringify(at));
  return { issues: issues.filter((issue) => !isFollowUp(issue)) };
}

/** zod's problem in our words. `base` is where the checked value lies in the configuration. */
function translate(issue: z.core.$ZodIssue, base: ConfigPath, config: unknown): Issue[] {
  const at = [...base, ...issue.path.filter((key) => typeof key !== 'symbol')];
  const value = valueAt(config, at);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey(at, key, issue.keys, config));
    case 'invalid_union':
      return translateUnion(issue, at, value, config);
    case 'invalid_key':
      return [
        ...issue.issues.map(({ message }): Issue => ({
          ...brokenFormat(message, at, quote(String(at.at(-1)))),
          part: 'key',
        })),
        // zod does not look behind a key that it refuses; we do, so that all is told at once.
        ...checkAt(at, config),
      ];
    case 'custom':
      return [brokenFormat(issue.message, at, describeValue(value, at))];
    case 'invalid_value':
      return [wrongChoice(at, value, issue.values)];
    case 'too_small':
      return outOfRange(at, value, 'least', issue.minimum);
    case 'too_big':
      return outOfRange(at, value, 'most', issue.maximum);
    default:
      return [wrongType(at, value, 'expected' in issue ? nameType(issue.expected) : issue.message)];
  }
}

/** Checks what lies at one place alone. */
function checkAt(at: ConfigPath, config: unknown): Issue[] {
  const [schema] = schemasAt(fleetSchema, at, config);
  const problems = schema?.safeParse(valueAt(config, at)).error?.issues ?? [];
  return problems.flatMap((issue) => translate(issue, at, config));
}

/** Of the members of a union, the one that was meant: the one that accepts the most of it. */
function translateUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  at: ConfigPath,
  value: unknown,
  config: unknown,
): Issue[] {
  // A union that is told apart by its kind complains of the kind itself.
  if (issue.errors.length === 0) return checkUnknownKind(at.slice(0, -1), config);
  const members = issue.errors.map((inner) => inner.flatMap((one) => translate(one, at, config)));
  const aboutTheKind = (one: Issue) => one.at.length === at.length + 1 && one.at.at(-1) === 'kind';
  const meant = members.filter((issues) => !issues.some(aboutTheKind));
  if (!isMap(value)) return [wrongType(at, value, alternatives(members.flat()))];
  if (meant.length === 0) return checkUnknownKind(at, config);
  const cost = (issues: Issue[]) =>
    issues.length + (issues.some((one) => one.at.length === at.length) ? 1000 : 0);
  return meant.reduce((best, next) => (cost(next) < cost(best) ? next : best));
}

function alternatives(issues: readonly Issue[]): string {
  return [...new Set(issues.map(({ expected = '' }) => expected))].join(' or ');
}

/**
 * What is wrong beside a kind that does not exist, if the nearest one was meant. What that kind
 * lacks is not told: it is only a guess.
 */
function checkUnknownKind(at: ConfigPath, config: unknown): Issue[] {
  const kinds = kindsAt(at, config);
  const kind = valueAt(config, [...at, 'kind']);
  const meant = typeof kind === 'string' ? findNearest(kind, kinds) : undefined;
  if (meant === undefined) return [unknownKind(at, kinds, config)];
  const mended: unknown = structuredClone(config);
  Reflect.set(Object(valueAt(mended, at)), 'kind', meant);
  const others = checkAt(at, mended).filter(({ code }) => code !== 'missing-value');
  return [unknownKind(at, kinds, config), ...others];
}

function kindsAt(at: ConfigPath, config: unknown): string[] {
  const [holder] = schemasAt(fleetSchema, at.slice(0, -1), valueAt(config, at.slice(0, -1)));
  const union = holder && innerSchema(holder, at.at(-1) ?? '');
  const plain = union && unwrap(union);
  return plain instanceof z.ZodUnion ? kindsOf(plain) : [];
}

function unknownKind(at: ConfigPath, kinds: readonly string[], config: unknown): Issue {
  const issue = wrongChoice([...at, 'kind'], valueAt(config, [...at, 'kind']), kinds);
  if (issue.code === 'missing-value') return issue;
  return { ...issue, message: `is no kind of ${at.at(-1)}` };
}
