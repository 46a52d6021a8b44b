import type { Cluster, Instance } from '../../../model/model.ts';
import type { KubernetesObject } from '../../object.ts';
import { buildObjectStore, buildScheduledBackup } from './backups.ts';
import { buildImageCatalog } from './catalog.ts';
import { buildPostgresCluster } from './cluster.ts';
import { buildPodMonitor } from './monitor.ts';
import { buildBackupSecret, buildDatabaseSecrets } from './secrets.ts';
import { buildDatabasePolicy, buildSharedPolicies } from './policies.ts';

/** Every object of the database that the platform runs for a site; none for one that it does not. */
export function buildDatabase(instance: Instance, cluster: Cluster): KubernetesObject[] {
  const { database, archive } = instance;
  const { backups, monitoring } = cluster;
  if (database.kind !== 'platform') return [];
  const backedUp = archive && backups && { archive, backups };
  return [
    buildDatabasePolicy(instance, cluster),
    ...buildDatabaseSecrets(instance, cluster),
    ...(backedUp ? [buildObjectStore(instance, backedUp.archive, cluster, backedUp.backups)] : []),
    buildPostgresCluster(instance, database, cluster),
    ...(backedUp ? [buildScheduledBackup(instance, cluster, backedUp.backups)] : []),
    ...(monitoring ? [buildPodMonitor(instance, cluster)] : []),
  ];
}

/** What all databases share. */
export function buildDatabaseGround(cluster: Cluster): KubernetesObject[] {
  return [buildImageCatalog(), ...buildSharedPolicies(cluster), ...buildBackupSecret(cluster)];
}
