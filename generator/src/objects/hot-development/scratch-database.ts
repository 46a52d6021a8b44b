import type { IDatabase } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Database';
import { namespacedCluster } from '../../model/connections.ts';
import { databaseAddress } from '../../model/database-address.ts';
import type { Cluster, Instance } from '../../model/model.ts';
import type { KubernetesObject } from '../object.ts';
import { scratchDatabase } from './sites.ts';

/**
 * A database beside the site's own, on the same server and with the same owner, so that a session
 * needs no Secret of its own. A person applies it and deletes it; Argo CD never sees it.
 */
export function buildScratchDatabase(
  { databases }: Cluster,
  instance: Instance,
): IDatabase & KubernetesObject {
  const { names, database } = instance;
  const { owner } = databaseAddress(databases, instance);
  const own = database.kind === 'namespace';
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Database',
    metadata: {
      name: `${names.namespace}-scratch`,
      namespace: own ? names.namespace : databases,
      labels: { 'app.kubernetes.io/part-of': 'web' },
    },
    spec: {
      cluster: { name: own ? namespacedCluster : names.databaseCluster },
      name: scratchDatabase(owner),
      owner,
      ensure: 'present',
      // It goes with its object: nothing in it is worth keeping.
      databaseReclaimPolicy: 'delete',
    },
  };
}
