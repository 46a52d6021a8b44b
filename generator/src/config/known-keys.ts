import * as z from 'zod';
import type { ConfigPath } from '../issue.ts';
import { valueAt } from './describe.ts';

/** The keys that the schema knows at a path of the given configuration. */
export function knownKeys(schema: z.ZodType, path: ConfigPath, config: unknown): string[] {
  const objects = schemasAt(schema, path, config).filter((found) => found instanceof z.ZodObject);
  return [...new Set(objects.flatMap(({ shape }) => Object.keys(shape)))];
}

/** The schemas for what lies at a path: more than one where a union leaves it open. */
export function schemasAt(schema: z.ZodType, path: ConfigPath, value: unknown): z.ZodType[] {
  const [key, ...rest] = path;
  const plain = unwrap(schema);
  if (plain instanceof z.ZodUnion) {
    return fittingMembers(plain, value).flatMap((member) => schemasAt(member, path, value));
  }
  if (key === undefined) return [plain];
  const inner = innerSchema(plain, key);
  return inner ? schemasAt(inner, rest, valueAt(value, [key])) : [];
}

/** The schema of one field or element, optional ones with that mark on it. */
export function innerSchema(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) {
    return Object.hasOwn(schema.shape, key) ? (schema.shape[key] as z.ZodType) : undefined;
  }
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return undefined;
}

export function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}

/** The kinds that the members of a union are told apart by. */
export function kindsOf(union: z.ZodUnion): string[] {
  return membersOf(union).flatMap((member) => {
    const kind = innerSchema(member, 'kind');
    return kind instanceof z.ZodLiteral ? [...kind.values].map(String) : [];
  });
}

/** The members whose kind the value has; where it has none of them, all. */
function fittingMembers(union: z.ZodUnion, value: unknown): readonly z.ZodType[] {
  const members = membersOf(union);
  const kind = valueAt(value, ['kind']);
  const fitting = members.filter(
    (member) => innerSchema(member, 'kind')?.safeParse(kind).success ?? true,
  );
  return fitting.length > 0 ? fitting : members;
}

export function membersOf(union: z.ZodUnion): readonly z.ZodType[] {
  return union.options as readonly z.ZodType[];
}
