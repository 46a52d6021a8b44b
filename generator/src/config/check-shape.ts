import * as z from 'zod';
import type { ConfigPath, Issue } from '../issue.ts';
import { hintOfPlace, hintOfType } from './cures.ts';
import { describeValue, quote, valueAt } from './describe.ts';
import { formats, type Format, type FormatCode } from './formats.ts';
import { innerSchema, kindsOf, knownKeys, schemasAt, unwrap } from './known-keys.ts';
import { findMeant } from './misspelt.ts';
import { fleetSchema, type FleetConfig } from './schema.ts';
import { didYouMean, findNearest } from './suggest.ts';
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

function unknownKey(
  at: ConfigPath,
  key: string,
  unknown: readonly string[],
  config: unknown,
): Issue {
  const holder = valueAt(config, at);
  const known = knownKeys(fleetSchema, at, config).filter((name) => !unknown.includes(name));
  const fresh = known.filter((name) => valueAt(holder, [name]) === undefined);
  return {
    code: 'unknown-key',
    message: 'is no setting here',
    at: [...at, key],
    part: 'key',
    expected: `one of ${known.join(', ')}`,
    hint: hintOfPlace(at, key, config) ?? didYouMean(key, fresh) ?? didYouMean(key, known),
  };
}

function brokenFormat(code: string, at: ConfigPath, got: string): Issue {
  const { expected, hint } = formats[code as FormatCode];
  return { code, message: 'has the wrong format', at, expected, got, hint };
}

function wrongType(at: ConfigPath, value: unknown, expected: string): Issue {
  if (value === undefined) return missingValue(at, expected);
  const message = `${at.length === 0 ? 'the exported value ' : ''}has the wrong type`;
  const hint = hintOfType(at, value, expected);
  return { code: 'wrong-type', message, at, expected, got: describeValue(value, at), hint };
}

function missingValue(at: ConfigPath, expected: string): Issue {
  const format = formatAt(at);
  return {
    code: 'missing-value',
    message: 'is missing',
    at,
    expected: format?.expected ?? expected,
    got: 'nothing',
    hint: format?.hint,
  };
}

/** The format of a string, which no empty one has. */
function formatAt(at: ConfigPath): Format | undefined {
  const [schema] = schemasAt(fleetSchema, at, undefined);
  const [issue] = schema?.safeParse('').error?.issues ?? [];
  return issue?.code === 'custom' ? formats[issue.message as FormatCode] : undefined;
}

function wrongChoice(at: ConfigPath, value: unknown, values: readonly unknown[]): Issue {
  const expected = values.map((choice) => JSON.stringify(choice)).join(' or ');
  if (value === undefined) return wrongType(at, value, expected);
  return {
    code: 'invalid-choice',
    message: 'is none of the known values',
    at,
    expected,
    got: describeValue(value, at),
    hint: didYouMean(typeof value === 'string' ? value : '', values.map(String)),
  };
}

function outOfRange(
  at: ConfigPath,
  value: unknown,
  bound: 'least' | 'most',
  limit: number | bigint,
): Issue[] {
  // zod also measures a string that stands where a list should, after it complained of its type.
  if (typeof value === 'string') return [];
  const isList = Array.isArray(value);
  const message = isList
    ? 'has too few entries'
    : `is too ${bound === 'least' ? 'small' : 'large'}`;
  const expected = `at ${bound} ${limit}${isList ? ' entry' : ''}`;
  return [{ code: 'out-of-range', message, at, expected, got: describeValue(value, at) }];
}

/** zod's name of a type in words. */
function nameType(type: string): string {
  return types[type] ?? `a ${type}`;
}

const types: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  int: 'a whole number',
  boolean: 'true or false',
};
