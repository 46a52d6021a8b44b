import type { Feature, Format, Requirement, Source, Variable } from './variable.ts';

/** What a value of a format is, as the end of "expected …". */
export function describeFormat(format: Format): string {
  if (typeof format === 'string') return formats[format];
  if ('oneOf' in format) return listWords(format.oneOf, 'or');
  if ('someOf' in format) {
    return `one or more of ${listWords(format.someOf, 'and')}, with commas and without spaces`;
  }
  if ('atLeast' in format) {
    return `at least ${format.atLeast} characters: letters, digits and signs, no spaces`;
  }
  return `a whole number from ${format.from} to ${format.to}`;
}

/** When a variable must be set. */
export function describeRequirement(required: Requirement): string {
  if (typeof required === 'string') return required === 'always' ? 'required' : 'optional';
  if ('in' in required) return `required in ${listWords(required.in, 'and')}`;
  return `required ${features[required.with]}`;
}

/** Where the value of a variable comes from and, where that helps, how to make one. */
export function describeOrigin({ source, format }: Pick<Variable, 'source' | 'format'>): string {
  const recipe = typeof format === 'string' ? recipes[format] : 'atLeast' in format && makeKey;
  return recipe ? `${origins[source]}; ${recipe}` : origins[source];
}

const formats = {
  text: 'a text',
  origin: 'http:// or https://, a host, an optional port, and nothing after it',
  'postgres-uri': 'postgres://user:password@host:5432/database',
  host: 'the name or the address of a host, without scheme and port',
  port: 'a port from 1 to 65535',
  boolean: 'true or false',
  directory: 'an absolute path',
  'mail-address': 'a mail address such as noreply@example.com',
  user: 'the name of a user',
  password: 'a password',
} as const satisfies Record<Extract<Format, string>, string>;

const features: Record<Feature, string> = {
  volume: 'when SYNESTRA_MEDIA_STORAGE is volume',
  s3: 'when SYNESTRA_MEDIA_STORAGE is s3',
  mail: 'when SMTP_HOST is set',
};

const origins: Record<Source, string> = {
  configuration: '"pnpm gen" derives it from sites.config.ts; locally site/.env sets it',
  site: 'set it under "env" in sites.config.ts, locally in site/.env, or leave it out',
  secret: 'a Secret of the site holds it; locally site/.env sets it',
  image: 'the image sets it',
  kubernetes: 'the manifests of the site set it, or leave it to its default',
};

/** How to make a key; the answer has twice as many characters as asked for bytes. */
export const makeKey = '"openssl rand -hex 32" makes one';

const recipes: Partial<Record<Extract<Format, string>, string>> = {
  'postgres-uri': 'in user and password write / as %2F, # as %23, ? as %3F and @ as %40',
};

/** Writes "a, b or c". */
export function listWords(words: readonly string[], conjunction: 'and' | 'or'): string {
  const last = words.at(-1) ?? '';
  return words.length < 2 ? last : `${words.slice(0, -1).join(', ')} ${conjunction} ${last}`;
}
