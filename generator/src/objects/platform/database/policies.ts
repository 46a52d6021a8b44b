import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import {
  dnsPorts,
  endpointOf,
  instanceManager,
  kubernetesApi,
  metricsPorts,
  postgresPorts,
} from '../../../model/connections.ts';
import type { Cluster, Instance, Peer, Pods, Port } from '../../../model/model.ts';
import { databaseWaves, syncWave } from '../../argocd/annotations.ts';
import type { KubernetesObject } from '../../object.ts';
import { commonLabels } from '../../site/labels.ts';
import { peersOf } from '../../site/network-policies.ts';
import { platformLabels } from '../labels.ts';

export type NetworkPolicy = INetworkPolicy & KubernetesObject;
type Spec = NonNullable<INetworkPolicy['spec']>;

const clusterLabel = 'cnpg.io/cluster';
const everyDatabase = {
  matchExpressions: [{ key: clusterLabel, operator: 'Exists' as const }],
};

/** What holds for all databases: nothing is open but DNS, the operator, the API and the figures. */
export function buildSharedPolicies(cluster: Cluster): NetworkPolicy[] {
  const { databases: namespace, databaseOperator, dns, monitoring } = cluster;
  const policy = (name: string, spec: Spec): NetworkPolicy => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, namespace, labels: commonLabels },
    spec,
  });
  return [
    policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] }),
    policy('dns', {
      podSelector: {},
      policyTypes: ['Egress'],
      egress: [to({ kind: 'pods', pods: dns }, dnsPorts)],
    }),
    policy('operator', {
      podSelector: everyDatabase,
      policyTypes: ['Ingress'],
      ingress: [from(databaseOperator, [...postgresPorts, ...instanceManager])],
    }),
    // The instances' manager watches its own Cluster. Policies cannot name the API, so the port is open.
    policy('kubernetes-api', {
      podSelector: everyDatabase,
      policyTypes: ['Egress'],
      egress: [{ ports: [...kubernetesApi] }],
    }),
    ...(monitoring
      ? [
          policy('monitoring', {
            podSelector: everyDatabase,
            policyTypes: ['Ingress'],
            ingress: [from(monitoring, metricsPorts)],
          }),
        ]
      : []),
  ];
}

/** Its own site reaches the database, and nobody else's; the database reaches its archive. */
export function buildDatabasePolicy(instance: Instance, cluster: Cluster): NetworkPolicy {
  const { names, archive } = instance;
  const podSelector = databasePods(names.databaseCluster);
  const replication = [...postgresPorts, ...instanceManager];
  const store = archive && cluster.backups && endpointOf(cluster.backups.endpoint);
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: {
      name: names.databaseCluster,
      namespace: cluster.databases,
      labels: platformLabels(instance),
      annotations: syncWave(databaseWaves.ground),
    },
    spec: {
      podSelector,
      policyTypes: ['Ingress', 'Egress'],
      ingress: [
        {
          from: [
            {
              namespaceSelector: {
                matchLabels: { 'kubernetes.io/metadata.name': names.namespace },
              },
              podSelector: {
                matchExpressions: [
                  {
                    key: 'app.kubernetes.io/name',
                    operator: 'In',
                    values: ['web', 'web-migrate'],
                  },
                ],
              },
            },
          ],
          ports: [...postgresPorts],
        },
        { from: [{ podSelector }], ports: replication },
      ],
      egress: [
        { to: [{ podSelector }], ports: replication },
        ...(store ? [to(store.peer, store.ports)] : []),
      ],
    },
  };
}

export function databasePods(cluster: string): { matchLabels: Record<string, string> } {
  return { matchLabels: { [clusterLabel]: cluster } };
}

/** A rule that lets something through to a peer; an absent list means everybody. */
export function to(peer: Peer, ports: readonly Port[]) {
  return { ...(peer.kind !== 'anywhere' && { to: peersOf(peer) }), ports: [...ports] };
}

function from(pods: Pods, ports: readonly Port[]) {
  return { from: peersOf({ kind: 'pods', pods }), ports: [...ports] };
}
