import type { z } from 'zod';
import { contract, type VariableName } from './contract.ts';
import { describeOrigin } from './describe-variable.ts';

/** What is known of a variable before its value is read. */
export interface Declaration {
  readonly expected?: string | undefined;
  readonly meaning?: string | undefined;
  readonly hint?: string | undefined;
}

type Schema = z.core.$ZodType;

/** The variables that a schema reads, each with its own schema. */
export function findShape(schema: Schema): Readonly<Record<string, Schema>> {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  switch (def.type) {
    case 'object':
      return def.shape;
    case 'union':
      return Object.assign({}, ...def.options.map(findShape)) as Record<string, Schema>;
    case 'intersection':
      return { ...findShape(def.left), ...findShape(def.right) };
    default: {
      const inner = innerOf(schema);
      return inner ? findShape(inner) : {};
    }
  }
}

/** What a schema says with `.meta({ description, expected, hint })`, else what the contract says. */
export function describeDeclaration(name: string, schema: Schema | undefined): Declaration {
  const own = schema ? readMeta(schema) : {};
  if (!isVariableName(name)) return own;
  const variable = contract[name];
  return {
    ...own,
    meaning: own.meaning ?? variable.meaning,
    hint: own.hint ?? describeOrigin(variable),
  };
}

function isVariableName(name: string): name is VariableName {
  return Object.hasOwn(contract, name);
}

function readMeta(schema: Schema): Declaration {
  const { description, expected, hint } = (schema as z.ZodType).meta() ?? {};
  const inner = innerOf(schema);
  const below = inner ? readMeta(inner) : {};
  return {
    expected: textOf(expected) ?? below.expected,
    meaning: description ?? below.meaning,
    hint: textOf(hint) ?? below.hint,
  };
}

/** Metadata belongs to one schema: what wraps it (a default, a transformation) starts without any. */
function innerOf(schema: Schema): Schema | undefined {
  const { def } = (schema as z.core.$ZodTypes)._zod;
  if ('innerType' in def) return def.innerType;
  return def.type === 'pipe' ? def.in : undefined;
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined;
}
