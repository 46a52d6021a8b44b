import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { INetworkPolicyPeer } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPeer';
import type { INetworkPolicyPort } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicyPort';
import { liesIn } from './addresses.ts';
import { chooses, type Labels } from './selectors.ts';

/*
 * What NetworkPolicies mean, after https://kubernetes.io/docs/concepts/services-networking/network-policies/
 * It knows nothing of the code that writes the policies.
 */

/** One end of a connection: a pod, or an address outside of the cluster. */
export type End = Pod | { readonly kind: 'address'; readonly address: string };

export interface Pod {
  readonly kind: 'pod';
  readonly namespace: string;
  readonly labels: Labels;
  readonly address: string;
  /** The numbers of its named ports. */
  readonly ports?: Readonly<Record<string, number>>;
}

export interface Target {
  readonly port: number;
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
}

export interface Cluster {
  /** By namespace. */
  readonly policies: ReadonlyMap<string, readonly INetworkPolicy[]>;
  readonly namespaces: ReadonlyMap<string, Labels>;
  /**
   * Whether an address range also covers pods. Kubernetes leaves that to the network plugin: some see
   * the pod behind an address, some only the address.
   */
  readonly rangesCoverPods: boolean;
}

type Direction = 'Ingress' | 'Egress';

/** A connection needs the consent of both ends. */
export function mayConnect(cluster: Cluster, from: End, to: End, target: Target): boolean {
  return (
    consents(cluster, 'Egress', from, to, to, target) &&
    consents(cluster, 'Ingress', to, from, to, target)
  );
}

/** What one end says: everything, until a policy of its direction selects it; then what any allows. */
function consents(
  cluster: Cluster,
  direction: Direction,
  end: End,
  other: End,
  called: End,
  target: Target,
): boolean {
  if (end.kind === 'address') return true;
  const policies = (cluster.policies.get(end.namespace) ?? []).filter(
    (policy) =>
      directionsOf(policy).includes(direction) &&
      chooses(policy.spec?.podSelector ?? {}, end.labels),
  );
  if (policies.length === 0) return true;
  return policies.some((policy) =>
    rulesOf(policy, direction).some(
      ({ peers, ports }) =>
        (peers.length === 0 || peers.some((peer) => isPeer(cluster, end, peer, other))) &&
        (ports.length === 0 || ports.some((port) => isPort(port, called, target))),
    ),
  );
}

/** Without policyTypes a policy is about callers, and about calls if it has a rule for them. */
function directionsOf({ spec }: INetworkPolicy): readonly string[] {
  if (spec?.policyTypes) return spec.policyTypes;
  return (spec?.egress ?? []).length > 0 ? ['Ingress', 'Egress'] : ['Ingress'];
}

/** An absent or empty list of peers or ports allows all of them. */
function rulesOf({ spec }: INetworkPolicy, direction: Direction) {
  if (direction === 'Egress')
    return (spec?.egress ?? []).map(({ to = [], ports = [] }) => ({ peers: to, ports }));
  return (spec?.ingress ?? []).map(({ from = [], ports = [] }) => ({ peers: from, ports }));
}

/** Selectors in one peer hold together; a pod selector alone stays in the policy's namespace. */
function isPeer(cluster: Cluster, owner: Pod, peer: INetworkPolicyPeer, end: End): boolean {
  const { ipBlock, namespaceSelector, podSelector } = peer;
  if (ipBlock) {
    if (end.kind === 'pod' && !cluster.rangesCoverPods) return false;
    return liesIn(end.address, ipBlock.cidr, ipBlock.except);
  }
  if (end.kind === 'address') return false;
  const inNamespace = namespaceSelector
    ? chooses(namespaceSelector, cluster.namespaces.get(end.namespace) ?? {})
    : end.namespace === owner.namespace;
  return inNamespace && chooses(podSelector ?? {}, end.labels);
}

/** Ports are those of the called pod; without a number a rule opens all of its protocol. */
function isPort(rule: INetworkPolicyPort, called: End, { port, protocol }: Target): boolean {
  if ((rule.protocol ?? 'TCP') !== protocol) return false;
  if (rule.port === undefined) return true;
  if (typeof rule.port === 'string')
    return called.kind === 'pod' && called.ports?.[rule.port] === port;
  return port >= rule.port && port <= (rule.endPort ?? rule.port);
}
