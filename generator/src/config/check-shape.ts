import type { z } from 'zod';
import type { ConfigPath, Issue } from '../issue.ts';
import { describeValue, valueAt } from './describe.ts';
import { formats, type FormatCode } from './formats.ts';
import { knownKeys } from './known-keys.ts';
import { fleetSchema, type FleetConfig } from './schema.ts';
import { didYouMean } from './suggest.ts';

export type CheckedShape = { readonly config: FleetConfig } | { readonly issues: readonly Issue[] };

/** Checks the configuration's shape: keys, types and the formats of single values. */
export function checkShape(value: unknown): CheckedShape {
  const parsed = fleetSchema.safeParse(value);
  if (parsed.success) return { config: parsed.data };
  return { issues: parsed.error.issues.flatMap((issue) => translate(issue, [], value)) };
}

/** zod's problem in our words. `base` is where the checked value lies in the configuration. */
function translate(issue: z.core.$ZodIssue, base: ConfigPath, config: unknown): Issue[] {
  const at = [...base, ...issue.path.filter((key) => typeof key !== 'symbol')];
  const value = valueAt(config, at);
  const got = describeValue(value, at);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => unknownKey([...at, key], config));
    case 'invalid_union':
      return translateUnion(issue, at, value, config);
    case 'invalid_key':
      return issue.issues.map(({ message }) =>
        brokenFormat(message, at, JSON.stringify(at.at(-1))),
      );
    case 'custom':
      return [brokenFormat(issue.message, at, got)];
    case 'invalid_type':
      if (value === undefined) return [missingValue(at, issue.expected)];
      return [
        {
          code: 'wrong-type',
          message: 'has the wrong type',
          at,
          expected: article(issue.expected),
          got,
        },
      ];
    case 'invalid_value':
      if (value === undefined) return [missingValue(at, issue.values.map(quote).join(' or '))];
      return [
        {
          code: 'invalid-choice',
          message: 'is none of the known values',
          at,
          expected: issue.values.map(quote).join(' or '),
          got,
          hint: didYouMean(String(value), issue.values.map(String)),
        },
      ];
    case 'too_small':
      return [
        {
          code: 'out-of-range',
          message: 'is too small',
          at,
          expected: `at least ${issue.minimum}`,
          got,
        },
      ];
    case 'too_big':
      return [
        {
          code: 'out-of-range',
          message: 'is too large',
          at,
          expected: `at most ${issue.maximum}`,
          got,
        },
      ];
    default:
      return [{ code: 'wrong-type', message: issue.message, at, got }];
  }
}

/** Of the members of a union, the one that was meant: the one that accepts the most of it. */
function translateUnion(
  issue: z.core.$ZodIssueInvalidUnion,
  at: ConfigPath,
  value: unknown,
  config: unknown,
): Issue[] {
  if (issue.errors.length === 0) return [unknownKind(at, value)];
  const translated = issue.errors.map((inner) =>
    inner.flatMap((one) => translate(one, at, config)),
  );
  const aboutTheWhole = (issues: Issue[]) => issues.some((one) => one.at.length === at.length);
  const aboutTheKind = (issues: Issue[]) =>
    issues.some((one) => one.at.length === at.length + 1 && one.at.at(-1) === 'kind');
  const cost = (issues: Issue[]) =>
    issues.length + (aboutTheWhole(issues) ? 1000 : 0) + (aboutTheKind(issues) ? 100 : 0);
  return translated.reduce((best, next) => (cost(next) < cost(best) ? next : best));
}

/** The only union that is told apart by its kind alone is the database. */
function unknownKind(at: ConfigPath, value: unknown): Issue {
  const kind = valueAt(value, ['kind']);
  return {
    code: 'invalid-choice',
    message: 'is no kind of database',
    at: [...at, 'kind'],
    expected: databaseKinds.map(quote).join(' or '),
    got: describeValue(kind, []),
    hint: didYouMean(String(kind), databaseKinds),
  };
}

const databaseKinds = ['platform', 'namespace'];

function unknownKey(at: ConfigPath, config: unknown): Issue {
  const known = knownKeys(fleetSchema, at.slice(0, -1));
  const fresh = known.filter((key) => valueAt(config, [...at.slice(0, -1), key]) === undefined);
  return {
    code: 'unknown-key',
    message: 'is no setting',
    at,
    expected: known.length > 0 ? `one of ${known.join(', ')}` : undefined,
    hint: didYouMean(String(at.at(-1)), fresh),
  };
}

function brokenFormat(code: string, at: ConfigPath, got: string): Issue {
  const format = formats[code as FormatCode];
  return {
    code,
    message: 'has the wrong format',
    at,
    expected: format.expected,
    got,
    hint: format.hint,
  };
}

function missingValue(at: ConfigPath, expected: string): Issue {
  return {
    code: 'missing-value',
    message: 'is missing',
    at,
    expected: article(expected),
    got: 'nothing',
  };
}

function article(type: string): string {
  if (type === 'record') return 'an object';
  return /^["\d]/.test(type) || type.includes(' ')
    ? type
    : `${/^[aeiou]/.test(type) ? 'an' : 'a'} ${type}`;
}

function quote(value: unknown): string {
  return JSON.stringify(value);
}
