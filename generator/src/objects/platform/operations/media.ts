import { bucketOf } from '../../../model/buckets.ts';
import { mediaDirectory } from '../../../model/variables.ts';
import type { Cluster, Instance } from '../../../model/model.ts';
import { buildMediaOperation } from './media-job.ts';
import { mirrorMediaScript } from './media-script.ts';
import { buildMediaMove, buildMediaRecoveries } from './media-volume.ts';
import type { Operation } from './operation.ts';

/** Everything that a person may start on the media of a site. */
export function buildMediaOperations(instance: Instance, cluster: Cluster): Operation[] {
  return [
    ...buildMediaRefresh(instance),
    ...buildMediaRecoveries(instance, cluster),
    ...buildMediaMove(instance),
  ];
}

/** Brings production's media into another environment; never the other way. */
function buildMediaRefresh(instance: Instance): Operation[] {
  const { media, mediaSource, names } = instance;
  if (!mediaSource) return [];
  const source = { ...mediaSource.bucket, secret: names.mediaSourceSecret };
  const target = media.kind === 's3' ? { ...bucketOf(media), secret: names.s3Secret } : undefined;
  const operation = buildMediaOperation(instance, {
    kind: target ? 'mirror-media' : 'refresh-media',
    script: mirrorMediaScript,
    env: {
      SOURCE: `source:${source.path}`,
      TARGET: target ? `target:${target.path}` : mediaDirectory,
      PRODUCTION_BUCKET: source.path.split('/')[0] ?? '',
      PRODUCTION_NAMESPACE: mediaSource.namespace,
    },
    stores: { SOURCE: source, ...(target && { TARGET: target }) },
    volume: target ? 'none' : 'write',
    confirmation: undefined,
  });
  return [operation];
}
