import type { z } from 'zod';
import { describeDeclaration } from './declared-variables.ts';
import { describeExpectation } from './expectation.ts';
import type { EnvProblem } from './invalid-env.ts';
import { pickSet, type RuntimeEnv } from './runtime-env.ts';
import { showsAValue } from './shows-a-value.ts';

/** What the schema says of itself where its author said nothing. */
export const unwritten = '(unwritten)';

export type Shape = Readonly<Record<string, z.core.$ZodType>>;

/**
 * Spaces around a value come from a file with a final line end or from quotes. Whoever else reads
 * the same Secret would read another value, so they are not taken away here.
 */
export function findSpaces(shape: Shape, runtimeEnv: RuntimeEnv): EnvProblem[] {
  return Object.entries(shape)
    .filter(([name]) => {
      const value = runtimeEnv[name] ?? '';
      return value.trim() !== '' && value !== value.trim();
    })
    .map(([variable, schema]) => ({
      ...describeDeclaration(variable, schema),
      variable,
      fault: 'begins or ends with white space',
      expected: 'the value alone',
    }));
}

/** Tells each issue of a schema without a value. */
export function describeIssues(
  issues: readonly z.core.$ZodIssue[],
  shape: Shape,
  runtimeEnv: RuntimeEnv,
): EnvProblem[] {
  const values = Object.values(pickSet(runtimeEnv, Object.keys(shape)));
  return issues.map((issue) => {
    const [name] = issue.path;
    const written = issue.message !== unwritten && !showsAValue(issue.message, values);
    const message = written ? issue.message : undefined;
    const asked = written ? undefined : describeExpectation(issue);
    // Another path was made up by the check, maybe from a value.
    if (typeof name !== 'string' || !Object.hasOwn(shape, name)) {
      return { ...together, message, expected: asked };
    }
    const declared = describeDeclaration(name, shape[name]);
    return {
      ...declared,
      variable: name,
      fault: describeFault(runtimeEnv[name]),
      message,
      expected: declared.expected ?? asked,
    };
  });
}

/** A check that throws would tell the value: `JSON.parse` quotes what it cannot read. */
export function describeThrown(name: string, schema: z.core.$ZodType): EnvProblem {
  const fault = 'cannot be checked, its schema throws';
  return { ...describeDeclaration(name, schema), variable: name, fault };
}

export const together = {
  variable: 'the variables together',
  fault: 'are not valid',
} as const satisfies EnvProblem;

function describeFault(value: string | undefined): string {
  if (value === undefined) return 'is not set';
  return value.trim() === '' ? 'is set but empty' : 'is not valid';
}
