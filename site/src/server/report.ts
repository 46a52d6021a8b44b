import { log } from './logs/log.ts';
import { count } from './metrics/figures.ts';

/**
 * Tells of something that cannot be and that a reader should not suffer from, such as a block that no
 * component shows. Whoever writes the code sees it fail; in production it is left out and reported.
 */
export function report(problem: string, facts: Readonly<Record<string, unknown>> = {}): void {
  if (process.env.NODE_ENV === 'development') {
    throw new Error(`${problem}: ${JSON.stringify(facts)}`);
  }
  count('site_problems_total', { problem });
  log.error({ problem, ...facts }, problem);
}
