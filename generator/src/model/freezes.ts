import { instantsOf } from '../config/local-time.ts';
import type { PromotionConfig } from '../config/schema/promotion.ts';
import type { Freeze } from './model.ts';

/**
 * The windows in which something may not change. Where clocks are set back in the first or the last
 * hour, a window is as long as it can be meant.
 */
export function resolveFreezes(
  { freezes = [] }: PromotionConfig,
  production: readonly string[],
): Freeze[] {
  return freezes.map(({ reason, from, to, timeZone, environments, sites }, index) => ({
    reason,
    from,
    to,
    timeZone,
    start: instantsOf(from, timeZone)[0] ?? 0,
    end: instantsOf(to, timeZone).at(-1) ?? 0,
    environments: environments ?? production,
    sites,
    at: ['promotion', 'freezes', index],
  }));
}
