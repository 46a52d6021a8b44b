import { z } from 'zod';
import { contract } from './contract.ts';
import { createValidatedEnv } from './create-validated-env.ts';
import { describeFormat } from './describe-variable.ts';
import type { RuntimeEnv } from './runtime-env.ts';
import type { Stage } from './variable.ts';

const { format } = contract.SYNESTRA_ENV;
const schema = { SYNESTRA_ENV: z.enum(format.oneOf).meta({ expected: describeFormat(format) }) };

/** The environment that the process runs in; throws `InvalidEnv` on anything else. */
export function getSynestraEnv(runtimeEnv: RuntimeEnv = process.env): Stage {
  return createValidatedEnv({ schema, runtimeEnv, appName: 'The site' }).SYNESTRA_ENV;
}
