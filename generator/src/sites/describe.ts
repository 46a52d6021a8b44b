import { applicationFile } from '../files/applications.ts';
import { platformFilesOf } from '../files/platform.ts';
import type { Connection, Fleet, Instance, Peer } from '../model/model.ts';
import { releaseDirectory } from '../releases/overlay.ts';
import { findNeededSecrets } from './needed-secrets.ts';

/** Everything that is resolved for a site in an environment, for a person or a machine. */
export function describeInstance(fleet: Fleet, instance: Instance) {
  const { site, environment, host, aliases, app, release, held, gate, names } = instance;
  const { media, database, resources, replicas, autoscaling, jobs, env } = instance;
  return {
    site,
    environment: environment.name,
    host,
    aliases,
    app,
    release: release ?? null,
    held,
    promotion: { gate: gate.auto ? 'auto' : 'manual', soakMinutes: gate.soak / 60_000 },
    media,
    database,
    resources,
    replicas,
    autoscaling: autoscaling ?? null,
    jobs: jobs ?? null,
    variables: env,
    secrets: findNeededSecrets(fleet, instance),
    names,
    connections: instance.connections.map(describeConnection),
    manifests: [
      `environments/${environment.name}/${site}`,
      releaseDirectory(environment.name, site),
      applicationFile(instance),
      ...platformFilesOf(instance),
    ],
  };
}

export type Description = ReturnType<typeof describeInstance>;

function describeConnection({ name, from, to, ports }: Connection) {
  return {
    name,
    from: describePeer(from),
    to: describePeer(to),
    ports: ports.map(({ port, protocol }) => `${port}/${protocol}`),
  };
}

function describePeer(peer: Peer): string {
  switch (peer.kind) {
    case 'own':
      return peer.label ? `its ${peer.label.values.join(' and ')}` : 'all of its pods';
    case 'pods': {
      const labels = Object.entries(peer.pods.podLabels).map((pair) => pair.join('='));
      return [`namespace ${peer.pods.namespace}`, ...labels].join(', ');
    }
    case 'range':
      return peer.cidr;
    case 'internet':
    case 'anywhere':
      return peer.kind;
  }
}
