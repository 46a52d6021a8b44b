import type { IBackup } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/Backup';
import type { Archive, Cluster, Instance } from '../../../model/model.ts';
import type { KubernetesObject } from '../../object.ts';
import { databaseNameOf } from '../../../model/names.ts';
import { archiveParameters, backupPlugin } from '../database/backups.ts';
import { platformLabels } from '../labels.ts';
import { confirmationOf, type Operation, type Subject } from './operation.ts';
import { buildReplacement } from './replacement.ts';

/**
 * What keeps a database and brings it back. Production too may be the target, once a person has
 * typed which database of which site is meant.
 */
export function buildRecoveries({ instance, cluster }: Subject): Operation[] {
  const { database, archive, environment } = instance;
  if (database.kind !== 'platform') return [];
  const confirmed = environment.production ? confirmationOf(instance) : undefined;
  const rebuilt = buildReplacement(instance, database, cluster);
  return [
    { kind: 'rebuild-database', objects: [rebuilt], confirmation: confirmed },
    ...(archive
      ? [
          {
            kind: 'backup-database',
            objects: [buildBackup(instance, cluster)],
            confirmation: confirmed,
          },
          {
            kind: 'restore-database',
            objects: [
              buildReplacement(instance, database, cluster, fromArchive(instance, archive)),
            ],
            // A moment must be named, so somebody writes the file in any environment.
            confirmation: confirmationOf(instance),
          },
        ]
      : []),
  ];
}

/** Its own past; the file of the confirmation says up to which moment. */
function fromArchive({ site, names }: Instance, archive: Archive) {
  const name = databaseNameOf(site);
  const source = 'archive';
  return {
    bootstrap: {
      recovery: { source, database: name, owner: name, secret: { name: names.initdbSecret } },
    },
    externalClusters: [
      { name: source, plugin: { name: backupPlugin, parameters: archiveParameters(archive) } },
    ],
  };
}

/** A copy at this moment, beside those of the schedule. */
function buildBackup(instance: Instance, { databases }: Cluster): IBackup & KubernetesObject {
  const { databaseCluster } = instance.names;
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'Backup',
    metadata: {
      name: `${databaseCluster}-by-hand`,
      namespace: databases,
      labels: platformLabels(instance),
    },
    spec: {
      cluster: { name: databaseCluster },
      method: 'plugin',
      pluginConfiguration: { name: backupPlugin },
    },
  };
}
