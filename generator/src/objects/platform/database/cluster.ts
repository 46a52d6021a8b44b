import type { ICluster } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Cluster';
import { databaseSizes } from '../../../model/database-sizes.ts';
import type { Cluster, Instance, PlatformDatabase } from '../../../model/model.ts';
import { databaseNameOf } from '../../../model/names.ts';
import { databaseWaves, keptForever, syncWave } from '../../argocd/annotations.ts';
import type { KubernetesObject } from '../../object.ts';
import { platformLabels } from '../labels.ts';
import { archiveParameters, backupPlugin } from './backups.ts';
import { catalogName } from './catalog.ts';

export type PostgresCluster = ICluster & KubernetesObject & { readonly spec: ICluster['spec'] };

/** The database of a site in an environment, as it is made where there was none before. */
export function buildPostgresCluster(
  instance: Instance,
  database: PlatformDatabase,
  { databases }: Cluster,
): PostgresCluster {
  const { site, names, archive } = instance;
  const size = databaseSizes[database.class];
  const labels = platformLabels(instance);
  const name = databaseNameOf(site);
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Cluster',
    metadata: {
      name: names.databaseCluster,
      namespace: databases,
      labels,
      annotations: { ...keptForever, ...syncWave(databaseWaves.cluster) },
    },
    spec: {
      instances: size.instances,
      imageCatalogRef: {
        apiGroup: 'postgresql.cnpg.io',
        kind: 'ClusterImageCatalog',
        name: catalogName,
        major: database.major,
      },
      inheritedMetadata: { labels },
      enableSuperuserAccess: false,
      bootstrap: {
        initdb: {
          database: name,
          owner: name,
          secret: { name: names.initdbSecret },
        },
      },
      storage: {
        size: database.size,
        resizeInUseVolumes: true,
        ...(database.storageClass !== undefined && { storageClass: database.storageClass }),
      },
      resources: { requests: { ...size.requests }, limits: { ...size.limits } },
      postgresql: {
        parameters: {
          max_connections: String(size.maxConnections),
          shared_buffers: size.sharedBuffers,
        },
      },
      ...(archive && {
        plugins: [
          {
            name: backupPlugin,
            isWALArchiver: true,
            parameters: archiveParameters(archive),
          },
        ],
      }),
    },
  };
}
