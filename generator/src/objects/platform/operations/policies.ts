import type { Cluster, Instance } from '../../../model/model.ts';
import { postgresPorts } from '../../../model/connections.ts';
import type { NetworkPolicy } from '../database/policies.ts';
import { platformLabels } from '../labels.ts';

type Selector = NonNullable<NonNullable<NetworkPolicy['spec']>['podSelector']>;

/** Lets some pods reach some databases, while the operation lies in the cluster. */
export function openDatabases(
  name: string,
  callers: Selector,
  databases: readonly string[],
  instance: Instance,
  { databases: namespace }: Cluster,
): NetworkPolicy[] {
  const called: Selector = {
    matchExpressions: [{ key: 'cnpg.io/cluster', operator: 'In', values: [...databases] }],
  };
  const policy = (suffix: string, spec: NonNullable<NetworkPolicy['spec']>): NetworkPolicy => ({
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name: `${name}-${suffix}`, namespace, labels: platformLabels(instance) },
    spec,
  });
  return [
    policy('out', {
      podSelector: callers,
      policyTypes: ['Egress'],
      egress: [{ to: [{ podSelector: called }], ports: [...postgresPorts] }],
    }),
    policy('in', {
      podSelector: called,
      policyTypes: ['Ingress'],
      ingress: [{ from: [{ podSelector: callers }], ports: [...postgresPorts] }],
    }),
  ];
}
