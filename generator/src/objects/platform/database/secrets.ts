import type { Cluster, Instance } from '../../../model/model.ts';
import { resolveBackupSecret } from '../../../model/remote-secrets.ts';
import { databaseWaves, syncWave } from '../../argocd/annotations.ts';
import { buildExternalSecret, type ExternalSecret } from '../../external-secret.ts';
import { commonLabels } from '../../site/labels.ts';
import { platformLabels } from '../labels.ts';

/** The owner of a database, where an operator fetches the password from a store: before the database. */
export function buildDatabaseSecrets(instance: Instance, { databases }: Cluster): ExternalSecret[] {
  return instance.remoteSecrets
    .filter(({ namespace }) => namespace === databases)
    .map((remote) =>
      buildExternalSecret(remote, {
        namespace: databases,
        labels: platformLabels(instance),
        annotations: syncWave(databaseWaves.ground),
      }),
    );
}

/** The login for the backups of all databases; it comes in the wave before any of them. */
export function buildBackupSecret(cluster: Cluster): ExternalSecret[] {
  const remote = resolveBackupSecret(cluster);
  const place = { namespace: cluster.databases, labels: commonLabels };
  return remote ? [buildExternalSecret(remote, place)] : [];
}
