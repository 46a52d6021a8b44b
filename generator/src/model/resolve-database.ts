import type { Settings } from '../config/schema/settings.ts';
import { databaseSizes } from './database-sizes.ts';
import { innerDefaults } from './defaults.ts';
import type { Archive, Cluster, Database, Environment, Names } from './model.ts';

export function resolveDatabase(database: Settings['database']): Database {
  if (database?.kind === 'namespace') {
    return {
      kind: 'namespace',
      database: database.database ?? '',
      owner: database.owner ?? '',
      size: database.size ?? innerDefaults.databaseSize,
    };
  }
  const size = database?.class ?? 'small';
  return {
    kind: 'platform',
    class: size,
    size: database?.size ?? databaseSizes[size].storage,
    storageClass: database?.storageClass,
    major: database?.major ?? 18,
    backups: typeof database?.backups === 'object' ? false : database?.backups,
    generation: database?.generation ?? 1,
  };
}

/** Production is backed up unless it says no; elsewhere somebody must ask for it. */
export function resolveArchive(
  { backups }: Cluster,
  environment: Environment,
  database: Database,
  names: Names,
): Archive | undefined {
  if (!backups || database.kind !== 'platform') return undefined;
  if (!(database.backups ?? environment.production)) return undefined;
  return archiveOf(names, database.generation);
}

/** A restored database would refuse to go on in an archive that holds another one's past. */
export function archiveOf({ databaseCluster: store }: Names, generation: number): Archive {
  return { store, server: generation === 1 ? store : `${store}-${generation}` };
}
