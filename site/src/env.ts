import { readSiteEnv } from '@synestra/env';

/** The environment of this process. `instrumentation.ts` loads it first and tells what is wrong. */
export const env = readSiteEnv();
