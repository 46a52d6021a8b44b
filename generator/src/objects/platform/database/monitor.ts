import type { Cluster, Instance } from '../../../model/model.ts';
import { databaseWaves, syncWave } from '../../argocd/annotations.ts';
import type { KubernetesObject } from '../../object.ts';
import { platformLabels } from '../labels.ts';
import { databasePods } from './policies.ts';

/** As much of a PodMonitor as is written here; the strict schema checks it. */
interface PodMonitor extends KubernetesObject {
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly podMetricsEndpoints: readonly { readonly port: string }[];
  };
}

/** Our own: the one that the operator could make is deprecated. */
export function buildPodMonitor(instance: Instance, { databases }: Cluster): PodMonitor {
  const { databaseCluster } = instance.names;
  return {
    apiVersion: 'monitoring.coreos.com/v1',
    kind: 'PodMonitor',
    metadata: {
      name: databaseCluster,
      namespace: databases,
      labels: platformLabels(instance),
      annotations: syncWave(databaseWaves.companions),
    },
    spec: {
      selector: databasePods(databaseCluster),
      podMetricsEndpoints: [{ port: 'metrics' }],
    },
  };
}
