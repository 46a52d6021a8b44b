import { mediaDirectory } from '../../../model/variables.ts';
import type { Cluster, Instance } from '../../../model/model.ts';
import { buildMediaOperation } from './media-job.ts';
import { mirrorMediaScript } from './media-script.ts';
import { buildMediaMove, buildMediaRecoveries } from './media-volume.ts';
import { backupsOf, bucketOf, type Store } from './object-store.ts';
import type { Operation, Subject } from './operation.ts';

/** Everything that a person may start on the media of a site. */
export function buildMediaOperations(subject: Subject): Operation[] {
  const { instance, cluster } = subject;
  return [
    ...buildMediaRefresh(subject),
    ...buildMediaRecoveries(instance, cluster),
    ...buildMediaMove(instance),
  ];
}

/**
 * Brings production's media into another environment; never the other way. What lies on production's
 * volume is read from its copy: no pod has volumes of two namespaces.
 */
function buildMediaRefresh({ instance, production, cluster }: Subject): Operation[] {
  const { media, environment, names } = instance;
  if (environment.production || !production) return [];
  const source = productionMedia(production, cluster, names.mediaSourceSecret);
  if (!source) return [];
  const target = media.kind === 's3' ? bucketOf(media, names.s3Secret) : undefined;
  const operation = buildMediaOperation(instance, {
    kind: target ? 'mirror-media' : 'refresh-media',
    script: mirrorMediaScript,
    env: {
      SOURCE: `source:${source.path}`,
      TARGET: target ? `target:${target.path}` : mediaDirectory,
      PRODUCTION_BUCKET: source.path.split('/')[0] ?? '',
      PRODUCTION_NAMESPACE: production.names.namespace,
    },
    stores: { SOURCE: source, ...(target && { TARGET: target }) },
    volume: target ? 'none' : 'write',
    confirmation: undefined,
  });
  return [operation];
}

function productionMedia(
  { media, names }: Instance,
  { backups }: Cluster,
  secret: string,
): Store | undefined {
  if (media.kind === 's3') return bucketOf(media, secret);
  return backups && backupsOf(backups, secret, `/media/${names.namespace}/current`);
}
