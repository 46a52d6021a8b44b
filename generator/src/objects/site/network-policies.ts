import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { Connection, Peer } from '../../model/model.ts';
import { syncWave, waves } from '../argocd/annotations.ts';
import type { KubernetesObject } from '../object.ts';
import { commonLabels } from './labels.ts';

type NetworkPolicy = INetworkPolicy & KubernetesObject;
type Spec = NonNullable<INetworkPolicy['spec']>;
type Own = Extract<Peer, { kind: 'own' }>;

const annotations = syncWave(waves.policies);

/**
 * Special-purpose ranges, in which no public address lies; without them the internet would include
 * the cluster. The IPv6 ones are also those that carry an IPv4 address inside, but for ::ffff:0:0/96,
 * which no packet has: Kubernetes reads it as 0.0.0.0/0 and refuses the policy.
 * https://www.iana.org/assignments/iana-ipv4-special-registry
 */
const privateRanges = {
  '0.0.0.0/0': [
    '0.0.0.0/8',
    '10.0.0.0/8',
    '100.64.0.0/10',
    '127.0.0.0/8',
    '169.254.0.0/16',
    '172.16.0.0/12',
    '192.0.0.0/24',
    '192.168.0.0/16',
    '198.18.0.0/15',
    '224.0.0.0/4',
    '240.0.0.0/4',
  ],
  '::/0': ['64:ff9b::/96', '2002::/16', 'fc00::/7', 'fe80::/10', 'fec0::/10', 'ff00::/8'],
};

/** Nothing may be reached and nothing may call, but for the given connections. */
export function buildNetworkPolicies(connections: readonly Connection[]): NetworkPolicy[] {
  return [defaultDeny, ...connections.flatMap(policiesOf)];
}

const defaultDeny = policy('default-deny', { podSelector: {}, policyTypes: ['Ingress', 'Egress'] });

const sharedPolicies = new WeakMap<Connection, NetworkPolicy[]>();

function policiesOf(connection: Connection): NetworkPolicy[] {
  const known = sharedPolicies.get(connection);
  if (known) return known;
  const policies = [...egressPolicies(connection), ...ingressPolicies(connection)];
  if (connection.shared) sharedPolicies.set(connection, policies);
  return policies;
}

function egressPolicies({ name, from, to, ports }: Connection): NetworkPolicy[] {
  if (from.kind !== 'own') return [];
  return [
    policy(`egress-${name}`, {
      podSelector: ownSelector(from),
      policyTypes: ['Egress'],
      egress: [{ ...peers('to', to), ports: [...ports] }],
    }),
  ];
}

function ingressPolicies({ name, from, to, ports }: Connection): NetworkPolicy[] {
  if (to.kind !== 'own') return [];
  return [
    policy(`ingress-${name}`, {
      podSelector: ownSelector(to),
      policyTypes: ['Ingress'],
      ingress: [{ ...peers('from', from), ports: [...ports] }],
    }),
  ];
}

/** An absent list means everybody. Ranges would not do: plugins differ on whether they cover pods. */
function peers<K extends 'from' | 'to'>(
  direction: K,
  peer: Peer,
): { [key in K]?: INetworkPolicyPeer[] } {
  if (peer.kind === 'anywhere') return {};
  return { [direction]: peersOf(peer) } as { [key in K]: INetworkPolicyPeer[] };
}

/** Whom a policy means by a peer. */
export function peersOf(peer: Exclude<Peer, { kind: 'anywhere' }>): INetworkPolicyPeer[] {
  switch (peer.kind) {
    case 'own':
      return [{ podSelector: ownSelector(peer) }];
    case 'pods': {
      const { namespace, podLabels } = peer.pods;
      const namespaceSelector = { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
      const labelled = Object.keys(podLabels).length > 0;
      return [
        { namespaceSelector, ...(labelled && { podSelector: { matchLabels: { ...podLabels } } }) },
      ];
    }
    case 'range':
      return [{ ipBlock: { cidr: peer.cidr } }];
    case 'internet':
      return Object.entries(privateRanges).map(([cidr, except]) => ({ ipBlock: { cidr, except } }));
  }
}

function ownSelector({ label }: Own): NonNullable<Spec['podSelector']> {
  if (!label) return {};
  const [only, ...others] = label.values;
  if (only !== undefined && others.length === 0) return { matchLabels: { [label.key]: only } };
  return { matchExpressions: [{ key: label.key, operator: 'In', values: [...label.values] }] };
}

function policy(name: string, spec: Spec): NetworkPolicy {
  return {
    apiVersion: 'networking.k8s.io/v1',
    kind: 'NetworkPolicy',
    metadata: { name, labels: commonLabels, annotations },
    spec,
  };
}
