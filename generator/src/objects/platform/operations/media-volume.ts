import { backupsOf, bucketOf } from '../../../model/buckets.ts';
import { mediaDirectory } from '../../../model/variables.ts';
import type { Cluster, Instance } from '../../../model/model.ts';
import { buildMediaOperation } from './media-job.ts';
import { backupMediaScript, moveMediaScript, restoreMediaScript } from './media-volume-scripts.ts';
import { confirmationOf, type Operation } from './operation.ts';

/** Keeps a copy of the volume, where the database is kept too, and brings files back from it. */
export function buildMediaRecoveries(instance: Instance, { backups }: Cluster): Operation[] {
  const { environment, names } = instance;
  if (!backups || !instance.keepsMediaCopies) return [];
  const store = { ...backupsOf(backups), secret: names.mediaBackupSecret };
  const [VOLUME, BACKUPS] = [mediaDirectory, `store:${store.path}`];
  const confirmed = environment.production ? confirmationOf(instance) : undefined;
  return [
    buildMediaOperation(instance, {
      kind: 'backup-media',
      script: backupMediaScript,
      env: { VOLUME, BACKUPS },
      stores: { STORE: store },
      volume: 'read',
      confirmation: confirmed,
    }),
    buildMediaOperation(instance, {
      kind: 'restore-media',
      script: restoreMediaScript,
      env: { VOLUME, COPY: 'current', BACKUPS },
      stores: { STORE: store },
      volume: 'write',
      // An older copy must be named, so somebody writes the file in any environment.
      confirmation: confirmationOf(instance),
    }),
  ];
}

/** Moves the files of a site from the volume that it had into its bucket, and back. */
export function buildMediaMove(instance: Instance): Operation[] {
  const { media, environment, names } = instance;
  if (media.kind !== 's3' || !media.fromVolume) return [];
  const store = { ...bucketOf(media), secret: names.s3Secret };
  const bucket = `store:${store.path}`;
  const confirmation = environment.production ? confirmationOf(instance) : undefined;
  const common = { script: moveMediaScript, stores: { STORE: store }, confirmation };
  return [
    buildMediaOperation(instance, {
      ...common,
      kind: 'move-media',
      env: { SOURCE: mediaDirectory, TARGET: bucket },
      volume: 'read',
    }),
    buildMediaOperation(instance, {
      ...common,
      kind: 'return-media',
      env: { SOURCE: bucket, TARGET: mediaDirectory },
      volume: 'write',
    }),
  ];
}
