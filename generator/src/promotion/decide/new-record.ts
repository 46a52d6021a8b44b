import type { Instance } from '../../model/model.ts';
import type { MigrationSet, ReleaseRecord } from '../../releases/record.ts';
import type { Release } from '../../releases/release.ts';
import { nameConfiguration } from '../configuration.ts';

/** What is known of a release that has just come into an environment: nothing is verified yet. */
export function writeNewRecord(
  instance: Instance,
  { tag, digest }: Release,
  migrations: MigrationSet,
): ReleaseRecord {
  return { release: { tag, digest }, configuration: nameConfiguration(instance), migrations };
}
