import type { ConfigPath, Issue } from '../issue.ts';
import { hintOfPlace, hintOfType } from './cures.ts';
import { describeValue, valueAt } from './describe.ts';
import { formats, type Format, type FormatCode } from './formats.ts';
import { knownKeys, schemasAt } from './known-keys.ts';
import { fleetSchema } from './schema.ts';
import { didYouMean } from './suggest.ts';

/** A key that the schema does not know where it stands. */
export function unknownKey(
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

export function brokenFormat(code: string, at: ConfigPath, got: string): Issue {
  const { expected, hint } = formats[code as FormatCode];
  return { code, message: 'has the wrong format', at, expected, got, hint };
}

export function wrongType(at: ConfigPath, value: unknown, expected: string): Issue {
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

export function wrongChoice(at: ConfigPath, value: unknown, values: readonly unknown[]): Issue {
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

export function outOfRange(
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
export function nameType(type: string): string {
  return types[type] ?? `a ${type}`;
}

const types: Readonly<Record<string, string>> = {
  object: 'an object',
  record: 'an object',
  array: 'a list',
  int: 'a whole number',
  boolean: 'true or false',
};
