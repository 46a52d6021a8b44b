import { variables, type NameFrom } from './contract.ts';
import type { Feature, Requirement, Stage } from './variable.ts';

/** What decides which variables a site needs. */
export interface Situation {
  readonly environment: Stage;
  readonly media: 'volume' | 's3';
  /** Whether the site sends mail. */
  readonly smtp: boolean;
}

/** A situation of which some may be unknown. */
export type KnownSituation = { readonly [Part in keyof Situation]: Situation[Part] | undefined };

type SecretName = NameFrom<'secret'>;

/** The keys that each Secret of a site must have, in the order of the contract. */
export interface RequiredKeys {
  readonly runtime: readonly SecretName[];
  /** The user of the object store, in a Secret of its own; empty where uploads lie on a volume. */
  readonly s3: readonly SecretName[];
}

/** Which keys the Secrets of a site must hold. */
export function requiredKeys(situation: Situation): RequiredKeys {
  const needed = variables.filter(
    ([, { source, required }]) => source === 'secret' && isRequired(required, situation),
  ) as [SecretName, { required: Requirement }][];
  const ofS3 = needed.filter(([, { required }]) => featureOf(required) === 's3');
  const names = (entries: typeof needed) => entries.map(([name]) => name);
  return { runtime: names(needed.filter((entry) => !ofS3.includes(entry))), s3: names(ofS3) };
}

/** Whether a site needs a variable; what is unknown of its situation asks for nothing. */
export function isRequired(required: Requirement, situation: KnownSituation): boolean {
  if (typeof required === 'string') return required === 'always';
  if ('in' in required) return required.in.some((stage) => stage === situation.environment);
  return required.with === 'mail' ? situation.smtp === true : required.with === situation.media;
}

function featureOf(required: Requirement): Feature | undefined {
  return typeof required === 'object' && 'with' in required ? required.with : undefined;
}
