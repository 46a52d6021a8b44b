import type { Fleet, Instance, Pods } from '../../src/model/model.ts';
import { intendedObjects } from '../../src/objects/site/intended.ts';
import { podOf } from '../../src/policy/pods.ts';
import type { End, Pod } from './evaluator/may-connect.ts';
import type { Labels } from './evaluator/selectors.ts';

/** Somebody who could call or be called. */
export interface Party {
  readonly name: string;
  readonly end: End;
}

/** The documentation's address ranges stand for the internet. */
const publicAddresses = ['192.0.2.7', '192.0.2.200', '203.0.113.7', '2001:db8::7'];

const privateAddresses = {
  'Kubernetes API': '10.96.0.1',
  node: '192.168.1.10',
  'private network': '172.16.0.10',
  'carrier network': '100.64.0.10',
  metadata: '169.254.169.254',
  'metadata, IPv6': 'fd00:ec2::254',
  'private, IPv6': 'fd12:3456::1',
  'link, IPv6': 'fe80::1',
};

const addresses: readonly Party[] = [
  ...publicAddresses.map((address) => ({ name: `${address} (public)`, address })),
  ...Object.entries(privateAddresses).map(([name, address]) => ({
    name: `${address} (${name})`,
    address,
  })),
].map(({ name, address }) => ({ name, end: { kind: 'address', address } }));

export function isPublic(end: End): boolean {
  return end.kind === 'address' && publicAddresses.includes(end.address);
}

/** The pods of a site: of each workload, of a database beside it, and one that somebody else made. */
export function podsOf(instance: Instance): Party[] {
  const { namespace } = instance.names;
  const workloads = intendedObjects(instance).flatMap((object) => {
    const pod = podOf(object);
    return pod
      ? [party(`${namespace}/${object.metadata.name}`, namespace, pod.labels as Labels)]
      : [];
  });
  const database =
    instance.database.kind === 'namespace'
      ? [party(`${namespace}/postgres`, namespace, { 'cnpg.io/cluster': 'postgres' })]
      : [];
  return [...workloads, ...database, party(`${namespace}/unlabelled`, namespace, {})];
}

/** Everybody beside a site: what it may know, and for each of them somebody who only looks alike. */
export function strangersTo(instance: Instance, fleet: Fleet): Party[] {
  const { cluster, instances } = fleet;
  const others = instances.filter((other) => other !== instance);
  const peers = instance.connections
    .flatMap(({ from, to }) => [from, to])
    .flatMap((peer) => (peer.kind === 'pods' ? [peer.pods] : []));
  const databases = instances.map(({ names }) => ({
    namespace: cluster.databases,
    podLabels: { 'cnpg.io/cluster': names.databaseCluster },
  }));
  const known = [cluster.traefik, cluster.dns, ...databases, operator, ...peers];
  const all = [
    ...known.flatMap((pods) => [...representatives(pods), impostorOf(pods)]),
    ...others.flatMap(podsOf),
    ...addresses,
  ];
  return [...new Map(all.map((one) => [one.name, one])).values()];
}

const operator: Pods = {
  namespace: 'cnpg-system',
  podLabels: { 'app.kubernetes.io/name': 'cloudnative-pg' },
};

/** A pod with these labels, and a neighbour without them. */
function representatives({ namespace, podLabels }: Pods): Party[] {
  const neighbour = party(`${namespace}/unlabelled`, namespace, {});
  return Object.keys(podLabels).length === 0
    ? [neighbour]
    : [party(`${namespace}/${titleOf(podLabels)}`, namespace, podLabels), neighbour];
}

/** The same labels in another namespace. */
function impostorOf({ podLabels }: Pods): Party {
  return party(`default/${titleOf(podLabels)}`, 'default', podLabels);
}

function titleOf(labels: Labels): string {
  return Object.values(labels).join('+') || 'unlabelled';
}

/** Every pod lies in the private range that clusters take for pods. */
function party(name: string, namespace: string, labels: Labels): Party & { end: Pod } {
  return { name, end: { kind: 'pod', namespace, labels, address: '10.244.0.10' } };
}
