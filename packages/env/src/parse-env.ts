import { z } from 'zod';
import { findShape } from './declared-variables.ts';
import {
  describeIssues,
  describeThrown,
  findSpaces,
  together,
  unwritten,
  type Shape,
} from './find-problems.ts';
import type { EnvProblem } from './invalid-env.ts';
import { pickSet, type RuntimeEnv } from './runtime-env.ts';

/** What a schema makes of the environment; the data counts only where there are no problems. */
export interface ParsedEnv {
  readonly data: unknown;
  readonly problems: readonly EnvProblem[];
}

/** Reads the variables that the schema of an object names. */
export function parseEnv(schema: z.ZodType, runtimeEnv: RuntimeEnv): ParsedEnv {
  const shape = findShape(schema);
  const { data, problems } = parse(schema, shape, runtimeEnv);
  return { data, problems: [...findSpaces(shape, runtimeEnv), ...problems] };
}

function parse(schema: z.ZodType, shape: Shape, runtimeEnv: RuntimeEnv): ParsedEnv {
  try {
    const input = pickSet(runtimeEnv, Object.keys(shape));
    const { data, error } = schema.safeParse(input, { error: () => unwritten });
    return { data, problems: describeIssues(error?.issues ?? [], shape, runtimeEnv) };
  } catch {
    // The error may tell the value, so nobody gets to see it.
    const problems = findCulprits(shape, runtimeEnv);
    return { data: undefined, problems: problems.length > 0 ? problems : [thrownTogether] };
  }
}

const thrownTogether = { ...together, fault: 'cannot be checked, their schema throws' };

/** The schema as a whole threw: which variable it was shows when each is read by itself. */
function findCulprits(shape: Shape, runtimeEnv: RuntimeEnv): EnvProblem[] {
  return Object.entries(shape).flatMap(([name, field]) => {
    try {
      const input = pickSet(runtimeEnv, [name]);
      const { error } = z.object({ [name]: field }).safeParse(input, { error: () => unwritten });
      return describeIssues(error?.issues ?? [], shape, runtimeEnv);
    } catch {
      return [describeThrown(name, field)];
    }
  });
}
