import { z } from 'zod';
import type { ConfigPath } from '../issue.ts';

/** The keys that the schema knows at a path of the configuration. */
export function knownKeys(schema: z.ZodType, path: ConfigPath): string[] {
  const [key, ...rest] = path;
  const plain = unwrap(schema);
  if (plain instanceof z.ZodUnion) {
    return [...new Set(plain.options.flatMap((option) => knownKeys(option as z.ZodType, path)))];
  }
  if (key === undefined) return plain instanceof z.ZodObject ? Object.keys(plain.shape) : [];
  const inner = innerSchema(plain, key);
  return inner ? knownKeys(inner, rest) : [];
}

function unwrap(schema: z.ZodType): z.ZodType {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodReadonly) {
    return unwrap(schema.unwrap() as z.ZodType);
  }
  return schema;
}

function innerSchema(schema: z.ZodType, key: string | number): z.ZodType | undefined {
  if (schema instanceof z.ZodObject) return schema.shape[key] as z.ZodType | undefined;
  if (schema instanceof z.ZodRecord) return schema.valueType as z.ZodType;
  if (schema instanceof z.ZodArray) return schema.element as z.ZodType;
  return undefined;
}
