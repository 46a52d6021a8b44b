import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import { endpointOf } from '../../../model/connections.ts';
import type { Instance, Media } from '../../../model/model.ts';
import type { NetworkPolicy } from '../database/policies.ts';
import { to } from '../database/policies.ts';
import { rcloneImage } from '../images.ts';
import { platformLabels } from '../labels.ts';
import { buildOperationJob, fromSecret, operationLabel } from './job.ts';
import { mirrorMediaScript } from './media-script.ts';
import type { Operation, Subject } from './operation.ts';

type S3 = Extract<Media, { kind: 's3' }>;

/** Brings production's media into another environment's bucket; never the other way. */
export function buildMediaRefresh({ instance, production }: Subject): Operation[] {
  const { media, environment, names } = instance;
  if (environment.production || media.kind !== 's3') return [];
  if (production?.media.kind !== 's3') return [];
  const kind = 'mirror-media';
  const job = buildOperationJob(instance, {
    name: kind,
    kind,
    namespace: names.namespace,
    image: rcloneImage,
    user: 1000,
    script: mirrorMediaScript,
    env: [
      { name: 'SOURCE_BUCKET', value: production.media.bucket },
      { name: 'TARGET_BUCKET', value: media.bucket },
      { name: 'PRODUCTION_BUCKET', value: production.media.bucket },
      ...remote('SOURCE', production.media, names.mediaSourceSecret),
      ...remote('TARGET', media, names.s3Secret),
    ],
    room: '256Mi',
  });
  const policy = reachStores(instance, kind, [production.media, media]);
  return [{ kind, objects: [policy, job], confirmation: undefined }];
}

/** How rclone is told of an object store: by variables, so that no file holds a key. */
function remote(name: string, media: S3, secret: string): IEnvVar[] {
  const setting = (field: string) => `RCLONE_CONFIG_${name}_${field}`;
  return [
    { name: setting('TYPE'), value: 's3' },
    { name: setting('PROVIDER'), value: 'Other' },
    { name: setting('ENDPOINT'), value: media.endpoint },
    { name: setting('REGION'), value: media.region },
    { name: setting('FORCE_PATH_STYLE'), value: String(media.pathStyle) },
    fromSecret(setting('ACCESS_KEY_ID'), secret, 'S3_ACCESS_KEY_ID'),
    fromSecret(setting('SECRET_ACCESS_KEY'), secret, 'S3_SECRET_ACCESS_KEY'),
  ];
}

function reachStores(instance: Instance, kind: string, stores: readonly S3[]): NetworkPolicy {
  const rules = stores.map(({ endpoint }) => endpointOf(endpoint));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: kind, namespace: instance.names.namespace, labels: platformLabels(instance) },
    spec: {
      podSelector: { matchLabels: { [operationLabel]: kind } },
      policyTypes: ['Egress'],
      egress: rules.map(({ peer, ports }) => to(peer, ports)),
    },
  };
}
