import { hash } from 'node:crypto';
import type { IScheduledBackup } from '@kubernetes-models/cloudnative-pg/postgresql.cnpg.io/v1/ScheduledBackup';
import type { Archive, Backups, Cluster, Instance } from '../../../model/model.ts';
import { databaseWaves, syncWave } from '../../argocd/annotations.ts';
import type { KubernetesObject } from '../../object.ts';
import { platformLabels } from '../labels.ts';

/** CloudNativePG's plugin that writes to object stores and reads from them. */
export const backupPlugin = 'barman-cloud.cloudnative-pg.io';

/** How a Cluster names an archive, to write to it or to read from it. */
export function archiveParameters({ store, server }: Archive): Record<string, string> {
  return { barmanObjectName: store, serverName: server };
}

/** As much of an ObjectStore as is written here; the strict schema checks it. */
interface ObjectStore extends KubernetesObject {
  readonly spec: object;
}

/** Describes where a database's archive lies, and for how long it is kept. */
export function buildObjectStore(
  instance: Instance,
  { store }: Archive,
  { databases }: Cluster,
  backups: Backups,
): ObjectStore {
  const key = (name: string) => ({ name: backups.secret, key: name });
  return {
    apiVersion: 'barmancloud.cnpg.io/v1',
    kind: 'ObjectStore',
    metadata: {
      name: store,
      namespace: databases,
      labels: platformLabels(instance),
      annotations: syncWave(databaseWaves.ground),
    },
    spec: {
      retentionPolicy: `${backups.retentionDays}d`,
      configuration: {
        destinationPath: `s3://${backups.bucket}/databases`,
        endpointURL: backups.endpoint,
        s3Credentials: {
          accessKeyId: key('S3_ACCESS_KEY_ID'),
          secretAccessKey: key('S3_SECRET_ACCESS_KEY'),
        },
        wal: { compression: 'gzip', maxParallel: 2 },
        data: { compression: 'gzip' },
      },
      instanceSidecarConfiguration: {
        env: [{ name: 'AWS_DEFAULT_REGION', value: backups.region }],
        resources: {
          requests: { cpu: '50m', memory: '128Mi' },
          limits: { cpu: '500m', memory: '512Mi' },
        },
      },
    },
  };
}

/** Copies the database whole, once a day unless the configuration says otherwise. */
export function buildScheduledBackup(
  instance: Instance,
  { databases }: Cluster,
  { schedule }: Backups,
): IScheduledBackup & KubernetesObject {
  const { databaseCluster } = instance.names;
  return {
    apiVersion: 'postgresql.cnpg.io/v1',
    kind: 'ScheduledBackup',
    metadata: {
      name: databaseCluster,
      namespace: databases,
      labels: platformLabels(instance),
      annotations: syncWave(databaseWaves.companions),
    },
    spec: {
      schedule: spreadSchedule(schedule, databaseCluster),
      immediate: true,
      backupOwnerReference: 'self',
      cluster: { name: databaseCluster },
      method: 'plugin',
      pluginConfiguration: { name: backupPlugin },
    },
  };
}

/**
 * CloudNativePG's schedules begin with the seconds. A thousand databases that all begin on the full
 * hour would fight for the object store, so each begins at a second of its own, and where the minute
 * is a plain number, at a minute of its own.
 */
export function spreadSchedule(schedule: string, name: string): string {
  const number = Number.parseInt(hash('sha1', name).slice(0, 8), 16);
  const [minute = '', ...rest] = schedule.split(/\s+/);
  const spread = /^\d+$/.test(minute) ? String((Number(minute) + number) % 60) : minute;
  return [Math.floor(number / 60) % 60, spread, ...rest].join(' ');
}
