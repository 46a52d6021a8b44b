import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';

export type Labels = Readonly<Record<string, string>>;
export type Selector = NonNullable<INetworkPolicyPeer['podSelector']>;

/** Kubernetes' label selectors; all of its parts must hold, and one without parts chooses all. */
export function chooses({ matchLabels = {}, matchExpressions = [] }: Selector, labels: Labels) {
  const pairs = Object.entries(matchLabels);
  if (!pairs.every(([key, value]) => labels[key] === value)) return false;
  return matchExpressions.every(({ key, operator, values = [] }) => {
    const label = labels[key];
    if (operator === 'Exists') return label !== undefined;
    if (operator === 'DoesNotExist') return label === undefined;
    const listed = label !== undefined && values.includes(label);
    if (operator === 'In') return listed;
    if (operator === 'NotIn') return !listed;
    throw new Error(`no operator of a label selector: ${operator}`);
  });
}
