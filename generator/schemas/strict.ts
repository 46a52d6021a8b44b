import { CannotDerive, type Schema } from './schema.ts';
import { base64 } from './values.ts';

const kept = [
  'type',
  'required',
  'enum',
  'pattern',
  'propertyNames',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'minProperties',
  'maxProperties',
];

/** Documentation, merge hints, and rules that JSON Schema cannot say (CEL, keys of a keyed list). */
const dropped = [
  'description',
  'default',
  'x-kubernetes-validations',
  'x-kubernetes-list-map-keys',
  'x-kubernetes-map-type',
  'x-kubernetes-patch-strategy',
  'x-kubernetes-patch-merge-key',
  'x-kubernetes-unions',
  'x-kubernetes-group-version-kind',
];

const structure = [
  'properties',
  'items',
  'additionalProperties',
  'format',
  'anyOf',
  'oneOf',
  'allOf',
  'not',
  'x-kubernetes-list-type',
  'x-kubernetes-int-or-string',
  'x-kubernetes-preserve-unknown-fields',
];

const understood = new Set([...kept, ...dropped, ...structure]);

/** The same schema without its documentation, refusing every field that it does not name. */
export function closeSchema(upstream: Schema, place: string): Schema {
  refuseUnknownKeywords(upstream, place);
  return {
    ...pick(upstream, kept),
    ...closeFormat(upstream, place),
    ...closeIntOrString(upstream),
    ...closeFields(upstream, place),
    ...closeItems(upstream, place),
    ...closeBranches(upstream, place),
  };
}

/** A keyword that a newer upstream brings must be decided on, not lost. */
function refuseUnknownKeywords(upstream: Schema, place: string): void {
  const unknown = Object.keys(upstream).find((keyword) => !understood.has(keyword));
  if (unknown) throw new CannotDerive(`${place}: no rule says what to do with "${unknown}"`);
}

function pick(upstream: Schema, keywords: string[]): Schema {
  const present = keywords.filter((keyword) => upstream[keyword] !== undefined);
  return Object.fromEntries(present.map((keyword) => [keyword, upstream[keyword]]));
}

function closeFormat({ format }: Schema, place: string): Schema {
  switch (format) {
    case undefined:
    case 'int32':
    case 'int64':
    case 'double':
      return {};
    case 'date-time':
    case 'ipv4':
    case 'ipv6':
      return { format };
    case 'byte':
      return { pattern: base64 };
    default:
      throw new CannotDerive(`${place}: no rule says what to do with the format "${format}"`);
  }
}

/** One type list in place of upstream's `anyOf`, so that a message names the value and its fault. */
function closeIntOrString(upstream: Schema): Schema {
  return upstream['x-kubernetes-int-or-string'] ? { type: ['integer', 'string'] } : {};
}

function closeFields(upstream: Schema, place: string): Schema {
  const { properties, additionalProperties } = upstream;
  const fields =
    properties && mapValues(properties, (field, name) => closeSchema(field, `${place}.${name}`));
  if (typeof additionalProperties === 'object')
    return {
      ...(fields && { properties: fields }),
      additionalProperties: closeSchema(additionalProperties, `${place}{}`),
    };
  // An object without one named field is closed too: the API server would prune what is in it.
  const isOpen = upstream['x-kubernetes-preserve-unknown-fields'] ?? additionalProperties;
  const closed = upstream.type === 'object' && !isOpen && { additionalProperties: false };
  return { ...(fields && { properties: fields }), ...closed };
}

function closeItems(upstream: Schema, place: string): Schema {
  const isSet = upstream['x-kubernetes-list-type'] === 'set';
  return {
    ...(upstream.items && { items: closeSchema(upstream.items, `${place}[]`) }),
    ...(isSet && { uniqueItems: true }),
  };
}

/** A branch only narrows the fields beside it; closing it would refuse the others. */
function closeBranches(upstream: Schema, place: string): Schema {
  if (upstream['x-kubernetes-int-or-string']) return {};
  const { oneOf, ...branches } = pick(upstream, ['anyOf', 'oneOf', 'allOf', 'not']);
  if (oneOf && branches.anyOf) throw new CannotDerive(`${place}: both oneOf and anyOf`);
  // The branches tell themselves apart by a field with a default, which a manifest leaves out.
  const looser = oneOf ? { ...branches, anyOf: oneOf } : branches;
  return mapValues(looser, (branch) => openBranch(branch, place));
}

function openBranch(branch: unknown, place: string): unknown {
  if (Array.isArray(branch)) return branch.map((one) => openBranch(one, place));
  return closeSchema(
    { ...(branch as Schema), 'x-kubernetes-preserve-unknown-fields': true },
    place,
  );
}

function mapValues<From, To>(
  record: Record<string, From>,
  change: (value: From, key: string) => To,
): Record<string, To> {
  return Object.fromEntries(
    Object.entries(record).map(([key, value]) => [key, change(value, key)]),
  );
}
