import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import type { Connection, Fleet, Instance, Peer } from '../../src/model/model.ts';
import type { KubernetesObject } from '../../src/objects/object.ts';
import { buildDatabase, buildDatabaseGround } from '../../src/objects/platform/database/build.ts';
import { intendedObjects } from '../../src/objects/site/intended.ts';
import { liesIn } from './evaluator/addresses.ts';
import { mayConnect, type Cluster, type End, type Target } from './evaluator/may-connect.ts';
import { isPublic, type Party } from './parties.ts';

/** Every port that anybody listens on, and some that nobody should reach. */
export function targetsOf({ connections }: Instance): Target[] {
  const usual = [22, 25, 53, 80, 443, 587, 3000, 5432, 6443, 8000, 9000];
  const all: Target[] = [
    ...usual.map((port) => ({ port, protocol: 'TCP' as const })),
    ...[53, 443].map((port) => ({ port, protocol: 'UDP' as const })),
    ...connections.flatMap(({ ports }) => ports),
  ];
  const unique = new Map(all.map((target) => [`${target.port}/${target.protocol}`, target]));
  return [...unique.values()].sort((a, b) => a.port - b.port || (a.protocol === 'TCP' ? -1 : 1));
}

/** The cluster with all policies of the fleet; its namespaces are labelled as Kubernetes does. */
export function clusterOf({ cluster, instances }: Fleet, parties: readonly Party[]): Cluster {
  const namespaces = parties.flatMap(({ end }) => (end.kind === 'pod' ? [end.namespace] : []));
  const ofDatabases = [
    ...buildDatabaseGround(cluster),
    ...instances.flatMap((instance) => buildDatabase(instance, cluster)),
  ];
  return {
    policies: new Map([
      ...instances.map(
        (instance) =>
          [instance.names.namespace, intendedObjects(instance).filter(isPolicy)] as const,
      ),
      [cluster.databases, ofDatabases.filter(isPolicy)],
    ]),
    namespaces: new Map(namespaces.map((name) => [name, { 'kubernetes.io/metadata.name': name }])),
    rangesCoverPods: false,
  };
}

function isPolicy(object: KubernetesObject): object is KubernetesObject & INetworkPolicy {
  return object.kind === 'NetworkPolicy';
}

/** What both ends let through, whether or not address ranges cover pods. */
export function openTargets(
  cluster: Cluster,
  from: Party,
  to: Party,
  targets: readonly Target[],
): Target[] {
  return targets.filter((target) => {
    const [narrow, wide] = [false, true].map((rangesCoverPods) =>
      mayConnect({ ...cluster, rangesCoverPods }, from.end, to.end, target),
    );
    if (narrow !== wide)
      throw new Error(`${from.name} -> ${to.name} depends on the network plugin`);
    return narrow;
  });
}

/** What the model lists between two parties, read from its connections alone. */
export function listedTargets(
  instance: Instance,
  from: Party,
  to: Party,
  targets: readonly Target[],
): Target[] {
  return targets.filter((target) =>
    instance.connections.some((connection) => covers(instance, connection, from, to, target)),
  );
}

export function covers(
  instance: Instance,
  { from, to, ports }: Connection,
  caller: Party,
  called: Party,
  target: Target,
): boolean {
  return (
    isMeant(instance, from, caller.end) &&
    isMeant(instance, to, called.end) &&
    ports.some(({ port, protocol }) => port === target.port && protocol === target.protocol)
  );
}

function isMeant({ names }: Instance, peer: Peer, end: End): boolean {
  switch (peer.kind) {
    case 'anywhere':
      // Pods of sites and databases are there too, and refuse.
      return end.kind === 'address' || !/^(web-|databases$)/.test(end.namespace);
    case 'internet':
      return isPublic(end);
    case 'range':
      return end.kind === 'address' && liesIn(end.address, peer.cidr);
    case 'own':
      return (
        end.kind === 'pod' &&
        end.namespace === names.namespace &&
        (!peer.label || peer.label.values.includes(end.labels[peer.label.key] ?? ''))
      );
    case 'pods':
      return (
        end.kind === 'pod' &&
        end.namespace === peer.pods.namespace &&
        Object.entries(peer.pods.podLabels).every(([key, value]) => end.labels[key] === value)
      );
  }
}
