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

/** How a release gets into an environment from the one before it. */
export const gate = {
  /** Whether a schedule promotes what is ready ("auto"), or only a person ("manual"). Default: manual. */
  gate: z.enum(['auto', 'manual']).optional(),
  /** How long a release must have stood verified in the environment before: "30m", "2h", "1d". Default: no time. */
  soak: text('invalid-duration').optional(),
};

const waveSchema = z.strictObject({
  /** The sites that get a release together. No default. */
  sites: z.array(z.string()).min(1).readonly(),
  /** How long all of them must have stood verified before the next wave. Default: no time. */
  soak: text('invalid-duration').optional(),
});

/** How releases and changes reach the environments. */
export const promotionSchema = z.strictObject({
  ...gate,
  /** The order in which sites get a release; the next wave waits until the one before is verified. Default: all at once; sites that no wave names come last. */
  waves: z.array(waveSchema).readonly().optional(),
  /** Windows in which a change of the named environments is refused. Default: none. */
  freezes: z.array(freezeSchema).readonly().optional(),
});

export type PromotionConfig = z.output<typeof promotionSchema>;
export type FreezeConfig = z.output<typeof freezeSchema>;
