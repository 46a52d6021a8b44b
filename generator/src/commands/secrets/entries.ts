import type { StoreEntry } from '../../secrets/entries.ts';
import type { Context, ExitCode } from '../context.ts';

/** Says what somebody must put into a store, by name: the values are known there alone. */
export function tellEntries(
  context: Context,
  entries: readonly StoreEntry[],
  json: boolean,
): ExitCode {
  context.out(json ? `${JSON.stringify({ secrets: [], entries })}\n` : describeEntries(entries));
  return 0;
}

/** Entry by entry, and how the values that nobody chooses are made. */
export function describeEntries(entries: readonly StoreEntry[]): string {
  if (entries.length === 0) return '';
  const lines = entries.flatMap(({ store, storeKind, key, properties, optional }) => [
    `  ${key}  (${storeKind} "${store}"${optional ? ', optional' : ''})`,
    ...properties.map(({ name, isRandom }) => `    ${name}${isRandom ? '  (random)' : ''}`),
  ]);
  return [
    'The External Secrets Operator reads these entries; put them there, none of them lies here:',
    ...lines,
    'A random value is made with "openssl rand -base64 32" and never used twice.',
    '',
  ].join('\n');
}
