import { z } from 'zod';
import { freezeDeeply } from './freeze.ts';
import { InvalidEnv } from './invalid-env.ts';
import { parseEnv } from './parse-env.ts';
import type { RuntimeEnv } from './runtime-env.ts';

/** A zod schema of an object whose keys are variables, or the shape of one. */
export type EnvSchema = z.ZodType<object> | z.ZodRawShape;

export type ValidatedEnv<S extends EnvSchema> = Readonly<
  S extends z.ZodType<object>
    ? z.output<S>
    : S extends z.ZodRawShape
      ? z.output<z.ZodObject<S>>
      : never
>;

/**
 * Reads the variables that a schema names, and throws `InvalidEnv` with all that is wrong and
 * without any value. A variable explains itself with `.meta({ description, expected, hint })`; those
 * of the contract are explained by it. An empty variable counts as not set. A check's own message is
 * left out where it repeats a value. zod runs the checks of the whole object after all fields hold.
 */
export function createValidatedEnv<const S extends EnvSchema>({
  schema,
  runtimeEnv,
  appName,
}: {
  readonly schema: S;
  readonly runtimeEnv: RuntimeEnv;
  readonly appName: string;
}): ValidatedEnv<S> {
  const whole = schema instanceof z.ZodType ? schema : z.object(schema);
  const { data, problems } = parseEnv(whole, runtimeEnv);
  if (problems.length > 0) throw new InvalidEnv(appName, problems);
  return freezeDeeply(data) as ValidatedEnv<S>;
}
