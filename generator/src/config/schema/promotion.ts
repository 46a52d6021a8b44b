import * as z from 'zod';
import { text } from './values.ts';

const freezeSchema = z.strictObject({
  /** Why nothing may change; it is told to whoever is stopped. No default. */
  reason: z.string(),
  /** The first minute of the freeze, as the clocks of its time zone show it: "2026-11-27T00:00". No default. */
  from: text('invalid-local-time'),
  /** The first minute after it, as the clocks of its time zone show it. No default. */
  to: text('invalid-local-time'),
  /** Whose clocks are meant, by the IANA name: "Europe/Berlin". No default. */
  timeZone: text('invalid-time-zone'),
  /** The environments that may not change. Default: those in production. */
  environments: z.array(z.string()).readonly().optional(),
  /** The sites that may not change. Default: every site. */
  sites: z.array(z.string()).readonly().optional(),
});

/** How changes reach the environments. */
export const promotionSchema = z.strictObject({
  /** Windows in which a change of the named environments is refused. Default: none. */
  freezes: z.array(freezeSchema).readonly().optional(),
});

export type PromotionConfig = z.output<typeof promotionSchema>;
export type FreezeConfig = z.output<typeof freezeSchema>;
