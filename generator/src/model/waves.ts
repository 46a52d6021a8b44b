import { parseDuration } from '../config/duration.ts';
import type { PromotionConfig } from '../config/schema/promotion.ts';
import type { Wave } from './model.ts';

/** The waves in order; the sites that none names come last and are not listed. */
export function resolveWaves({ waves = [] }: PromotionConfig): Wave[] {
  return waves.map(({ sites, soak = '0m' }) => ({ sites, soak: parseDuration(soak) ?? 0 }));
}
