import type { Schema } from './schema.ts';

// Values that many kinds share and that upstream's schemas leave open, because the API server checks
// them in code. The patterns stay within Go's RE2, which kubeconform uses.

const subdomain = '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*';
const qualified = '([A-Za-z0-9]([-A-Za-z0-9_.]{0,61}[A-Za-z0-9])?)';

export const dnsSubdomain = {
  type: 'string',
  maxLength: 253,
  pattern: `^${subdomain}$`,
} satisfies Schema;

export const dnsLabel = {
  type: 'string',
  maxLength: 63,
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
} satisfies Schema;

export const host = {
  type: 'string',
  maxLength: 253,
  pattern: `^(\\*\\.)?${subdomain}$`,
} satisfies Schema;

export const labels = {
  type: 'object',
  propertyNames: { pattern: `^(${subdomain}/)?${qualified}$` },
  additionalProperties: { type: 'string', pattern: `^${qualified}?$` },
} satisfies Schema;

export const annotations = {
  type: 'object',
  propertyNames: { pattern: `^(${subdomain}/)?${qualified}$` },
  additionalProperties: { type: 'string' },
} satisfies Schema;

export const quantity = {
  type: ['number', 'string'],
  pattern:
    '^[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([KMGTPE]i|[numkMGTPE]|[eE][+-]?[0-9]+(\\.[0-9]*)?)?$',
} satisfies Schema;

const breaks = '[\\r\\n]*';
const digit = `[A-Za-z0-9+/]${breaks}`;

/** Line breaks are allowed, as the API server's decoder skips them. */
export const base64 = `^((${digit}){4})*((${digit}){2}=${breaks}=|(${digit}){3}=)?${breaks}$`;

export const fileNames = { pattern: '^[-._a-zA-Z0-9]+$', maxLength: 253 } satisfies Schema;

export const port = { type: 'integer', minimum: 1, maximum: 65535 } satisfies Schema;

export const portName = {
  type: 'string',
  maxLength: 15,
  pattern: '^[a-z0-9]([-a-z0-9]*[a-z0-9])?$',
} satisfies Schema;

/** The bounds bind a number only, the rest a string only. */
export const portOrName = {
  minimum: 1,
  maximum: 65535,
  maxLength: 15,
  pattern: portName.pattern,
} satisfies Schema;

export const countOrPercent = { minimum: 0, pattern: '^[0-9]+%$' } satisfies Schema;

export const notNegative = { minimum: 0 } satisfies Schema;

export const protocol = { enum: ['TCP', 'UDP', 'SCTP'] } satisfies Schema;

export const cidr = { pattern: '^[0-9a-fA-F.:]+/[0-9]{1,3}$' } satisfies Schema;

/** A Go duration such as `3m` or `1h30m`. */
export const duration = { pattern: '^([0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h))+$' } satisfies Schema;

/** A schedule of so many fields, or a macro; what the fields say is not checked here. */
export const cronFields = (count: number): Schema => ({
  pattern: `^(@[a-z]+( [0-9a-z]+)?|[0-9A-Za-z*/,?-]+( [0-9A-Za-z*/,?-]+){${count - 1}})$`,
});
