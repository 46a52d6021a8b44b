import type { Instance } from '../../model/model.ts';
import type { MigrationSet, ReleaseRecord } from '../../releases/record.ts';
import type { Release } from '../../releases/release.ts';
import { nameConfiguration } from '../configuration.ts';
import type { Facts } from '../facts.ts';
import { writeInstant, type Actor } from '../move.ts';

/** What is known of a release that has just come into an environment: nothing is verified yet. */
export function writeNewRecord(
  instance: Instance,
  { tag, digest }: Release,
  migrations: MigrationSet,
): ReleaseRecord {
  return { release: { tag, digest }, configuration: nameConfiguration(instance), migrations };
}

/** The part of a record that says why a release came in although something spoke against it. */
export function writeForced(
  reason: string | undefined,
  { name, now }: Actor,
): Pick<ReleaseRecord, 'forced'> {
  return reason === undefined ? {} : { forced: { reason, at: writeInstant(now), by: name } };
}

/** The migrations of a release that runs: as recorded, or where a hand released it, as git tells. */
export async function findMigrations(
  facts: Facts,
  { app }: Instance,
  release: Release,
  record: ReleaseRecord | undefined,
): Promise<MigrationSet> {
  const known = record?.migrations ?? (await facts.migrationsOf(release, app));
  return known ?? { known: [], breaking: {} };
}
