import type { IEnvVar } from 'kubernetes-models/v1/EnvVar';
import type { Bucket } from '../../../model/buckets.ts';
import { endpointOf } from '../../../model/connections.ts';
import type { Instance } from '../../../model/model.ts';
import { to, type NetworkPolicy } from '../database/policies.ts';
import { platformLabels } from '../labels.ts';
import { fromSecret, operationLabel } from './job.ts';

/** A bucket, and the Secret that opens it. */
export interface Store extends Bucket {
  readonly secret: string;
}

/** How rclone is told of an object store: by variables, so that no file holds a key. The script says the rest. */
export function remote(name: string, store: Store): IEnvVar[] {
  const setting = (field: string) => `RCLONE_CONFIG_${name}_${field}`;
  return [
    { name: setting('ENDPOINT'), value: store.endpoint },
    { name: setting('REGION'), value: store.region },
    { name: setting('FORCE_PATH_STYLE'), value: String(store.pathStyle) },
    fromSecret(setting('ACCESS_KEY_ID'), store.secret, 'S3_ACCESS_KEY_ID'),
    fromSecret(setting('SECRET_ACCESS_KEY'), store.secret, 'S3_SECRET_ACCESS_KEY'),
  ];
}

/** Lets the pods of an operation reach its object stores, while the operation lies in the cluster. */
export function reachStores(
  instance: Instance,
  kind: string,
  stores: readonly Store[],
): NetworkPolicy {
  const rules = new Map(stores.map(({ endpoint }) => [endpoint, endpointOf(endpoint)]));
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: kind, namespace: instance.names.namespace, labels: platformLabels(instance) },
    spec: {
      podSelector: { matchLabels: { [operationLabel]: kind } },
      policyTypes: ['Egress'],
      egress: [...rules.values()].map(({ peer, ports }) => to(peer, ports)),
    },
  };
}
