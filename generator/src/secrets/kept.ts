import type { Cluster, Instance } from '../model/model.ts';
import { findBackupSecret, findWantedSecrets, type WantedSecret } from '../model/wanted-secrets.ts';

/** The Secrets of a site that lie encrypted in the repository, and the one for its backups if that does. */
export function findKeptSecrets(cluster: Cluster, instance: Instance): WantedSecret[] {
  const own = instance.secretProvider.kind === 'sops' ? findWantedSecrets(cluster, instance) : [];
  const backups = instance.archive && findKeptBackupSecret(cluster);
  return backups ? [...own, backups] : own;
}

/** The login for the backups, where it lies encrypted in the repository. */
export function findKeptBackupSecret(cluster: Cluster): WantedSecret | undefined {
  return cluster.backups?.secretProvider.kind === 'sops' ? findBackupSecret(cluster) : undefined;
}
