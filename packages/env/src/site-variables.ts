import { z } from 'zod';
import { contract, variables, type VariableName } from './contract.ts';
import { describeFormat, describeOrigin } from './describe-variable.ts';
import { buildFieldSchema, type ValueOf } from './field-schema.ts';
import { isRequired, type KnownSituation } from './requirements.ts';
import { pickSet, type RuntimeEnv } from './runtime-env.ts';
import type { Variable } from './variable.ts';

type Contract = typeof contract;

/** What the site reads itself: Node.js and Next.js read those of the runtime. */
export type SiteVariable = {
  [Name in VariableName]: Contract[Name]['topic'] extends 'runtime' ? never : Name;
}[VariableName];

type Value<V extends Variable> =
  | ValueOf<V['format']>
  | (V extends { readonly default: string }
      ? never
      : V['required'] extends 'optional' | { readonly in: unknown }
        ? undefined
        : never);

/**
 * The values of a valid environment. Those that a feature needs are typed as if it were in use:
 * who does not use the feature does not read them.
 */
export type SiteValues = { readonly [Name in SiteVariable]: Value<Contract[Name]> };

/** The schema of all variables that the site reads, for the situation that it is in. */
export function buildSiteSchema(situation: KnownSituation): z.ZodType<object> {
  const fields = variables
    .filter(([, { topic }]) => topic !== 'runtime')
    .map(([name, variable]) => [name, buildSchema(variable, situation)]);
  return z.object(Object.fromEntries(fields) as z.ZodRawShape);
}

function buildSchema(variable: Variable, situation: KnownSituation): z.ZodType {
  const schema = buildFieldSchema(variable.format);
  return withAbsence(schema, variable, situation).meta({
    description: variable.meaning,
    expected: describeFormat(variable.format),
    hint: describeOrigin(variable),
  });
}

function withAbsence(
  schema: z.ZodType,
  { required, default: ifAbsent }: Variable,
  situation: KnownSituation,
): z.ZodType {
  if (ifAbsent !== undefined) return schema.prefault(ifAbsent);
  return isRequired(required, situation) ? schema : schema.optional();
}

/** As much of the situation as can be told before the variables are known to be valid. */
export function readSituation(runtimeEnv: RuntimeEnv): KnownSituation {
  const { SYNESTRA_ENV, SYNESTRA_MEDIA_STORAGE } = contract;
  const {
    SYNESTRA_ENV: stage,
    SYNESTRA_MEDIA_STORAGE: storage,
    SMTP_HOST: host,
  } = pickSet(runtimeEnv, ['SYNESTRA_ENV', 'SYNESTRA_MEDIA_STORAGE', 'SMTP_HOST']);
  return {
    environment: SYNESTRA_ENV.format.oneOf.find((word) => word === stage),
    media: SYNESTRA_MEDIA_STORAGE.format.oneOf.find((word) => word === storage),
    smtp: host !== undefined,
  };
}
