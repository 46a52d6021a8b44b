import { env } from '../env.ts';
import type { Setting } from '../payload-types.ts';

/** A site without a name is called by its host. */
export function nameOf({ name }: Pick<Setting, 'name'>): string {
  return name ?? new URL(env.siteUrl).host;
}
