export { z } from 'zod';
export { createValidatedEnv, type EnvSchema, type ValidatedEnv } from './create-validated-env.ts';
export { formatEnvExample } from './format-env-example.ts';
export { getSynestraEnv } from './get-synestra-env.ts';
export { InvalidEnv, type EnvProblem } from './invalid-env.ts';
export { readSiteEnv, type MediaEnv, type SiteEnv, type SmtpEnv } from './read-site-env.ts';
export type { RuntimeEnv } from './runtime-env.ts';
