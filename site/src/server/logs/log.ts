import { env } from '../../env.ts';
import { createLogger } from './logger.ts';

/** The log of this process. */
export const log = createLogger(env.logLevel);
