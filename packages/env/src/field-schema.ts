import path from 'node:path';
import { z } from 'zod';
import type { Format } from './variable.ts';

/** What a program gets for a variable of a format. */
export type ValueOf<F extends Format> = F extends 'port' | { readonly from: number }
  ? number
  : F extends 'boolean'
    ? boolean
    : F extends { readonly oneOf: readonly (infer Word)[] }
      ? Word
      : F extends { readonly someOf: readonly (infer Word)[] }
        ? readonly [Word, ...Word[]]
        : string;

/** The schema of one format. */
export function buildFieldSchema(format: Format): z.ZodType {
  if (typeof format === 'string') return schemas[format];
  if ('oneOf' in format) return z.enum(format.oneOf);
  if ('someOf' in format) return wordList(format.someOf);
  if ('from' in format) return wholeNumber(format.from, format.to);
  // It may travel in a header or an address, and a line end inside comes from a broken copy.
  return z
    .string()
    .regex(/^[\x21-\x7e]+$/)
    .min(format.atLeast);
}

const text = z.string();
const host = /^([a-z0-9]([-a-z0-9]*[a-z0-9])?)(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/i;

const schemas = {
  text,
  origin: text.refine(isOrigin).transform((value) => new URL(value).origin),
  'postgres-uri': text.refine(isPostgresUri),
  host: text.regex(host).max(253),
  port: wholeNumber(1, 65_535),
  boolean: z.enum(['true', 'false']).transform((value) => value === 'true'),
  directory: text.refine((value) => path.isAbsolute(value)),
  'mail-address': z.email(),
  user: text,
  password: text,
} as const satisfies Record<Extract<Format, string>, z.ZodType>;

function wholeNumber(from: number, to: number) {
  return z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .refine((value) => value >= from && value <= to);
}

function isOrigin(value: string): boolean {
  if (!/^https?:\/\/[^/]/i.test(value) || !URL.canParse(value)) return false;
  const { origin, href } = new URL(value);
  return href === `${origin}/` && !/[?#]$/.test(value);
}

function isPostgresUri(value: string): boolean {
  if (!/^postgres(ql)?:\/\//.test(value) || !URL.canParse(value)) return false;
  const { hostname, pathname, searchParams } = new URL(value);
  return (hostname !== '' || searchParams.has('host')) && pathname.length > 1;
}

/** Each word once: what is said twice was meant to be something else. */
function wordList(words: readonly string[]): z.ZodType {
  return z
    .string()
    .transform((value) => value.split(','))
    .pipe(z.array(z.enum(words)).min(1))
    .refine((list) => new Set(list).size === list.length);
}
