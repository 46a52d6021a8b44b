import type { Archive, Cluster, Instance, PlatformDatabase } from '../../../model/model.ts';
import { archiveOf } from '../../../model/resolve-database.ts';
import { buildPostgresCluster, type PostgresCluster } from '../database/cluster.ts';

/**
 * The database as a person makes it anew, in place of one that was deleted. The past stays as it is:
 * a new database refuses to go on in an archive that holds another one's, so it begins the next.
 */
export function buildReplacement(
  instance: Instance,
  database: PlatformDatabase,
  cluster: Cluster,
  bootstrap?: Pick<PostgresCluster['spec'], 'bootstrap' | 'externalClusters'>,
): PostgresCluster {
  const archive = instance.archive && nextArchive(instance, database);
  const fresh = buildPostgresCluster({ ...instance, archive }, database, cluster);
  return { ...fresh, spec: { ...fresh.spec, ...bootstrap } };
}

function nextArchive({ names }: Instance, { generation }: PlatformDatabase): Archive {
  return archiveOf(names, generation + 1);
}
