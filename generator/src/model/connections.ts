import type { Settings } from '../config/schema/settings.ts';
import type { Cluster, Connection, Database, Media, Names, Peer, Pods, Port } from './model.ts';

export const serverPort = 3000;

/** The name of the database cluster in a site's own namespace; the original's. */
export const namespacedCluster = 'postgres';

export const postgresPorts = tcp(5432);
const site = workloads('web');

/** The connections of every instance, whatever it says. */
export function commonConnections({ traefik, dns }: Cluster): Connection[] {
  return [
    { shared: true, name: 'traefik', from: pods(traefik), to: site, ports: tcp(serverPort) },
    {
      shared: true,
      name: 'dns',
      from: { kind: 'own' },
      to: pods(dns),
      ports: dnsPorts,
    },
    { shared: true, name: 'https', from: site, to: { kind: 'internet' }, ports: tcp(443) },
  ];
}

/** The runner of queued jobs calls the site inside the cluster. */
export const jobsConnection: Connection = {
  shared: true,
  name: 'jobs',
  from: workloads('web-jobs'),
  to: site,
  ports: tcp(serverPort),
};

/** The site and its migration reach the database's pods, wherever those run. */
export function databaseConnections(
  cluster: Cluster,
  database: Database,
  names: Names,
): Connection[] {
  const from = workloads('web', 'web-migrate');
  if (database.kind === 'namespace') {
    return [
      { name: 'database', from, to: members, ports: postgresPorts },
      {
        name: 'database-operator',
        from: pods(cluster.databaseOperator),
        to: members,
        ports: [...postgresPorts, ...instanceManager],
      },
      ...operation,
    ];
  }
  const podLabels = { 'cnpg.io/cluster': names.databaseCluster };
  const to = pods({ namespace: cluster.databases, podLabels });
  return [{ name: 'database', from, to, ports: postgresPorts }];
}

const members: Peer = {
  kind: 'own',
  label: { key: 'cnpg.io/cluster', values: [namespacedCluster] },
};

export const dnsPorts = [...udp(53), ...tcp(53)];

/** On which the Kubernetes API listens, behind its Service and by itself. */
export const kubernetesApi = [...tcp(443), ...tcp(6443)];

/** On which an instance tells its figures. */
export const metricsPorts = tcp(9187);

/** The port on which the operator and the instances talk to an instance's manager. */
export const instanceManager = tcp(8000);

/** A database in the site's namespace also talks to itself and to the Kubernetes API. */
const operation: readonly Connection[] = [
  {
    name: 'database-replication',
    from: members,
    to: members,
    ports: [...postgresPorts, ...instanceManager],
  },
  // The address of the Kubernetes API differs from cluster to cluster.
  {
    name: 'database-api',
    from: members,
    to: { kind: 'anywhere' },
    ports: kubernetesApi,
  },
];

/** Where an object store listens, as policies can say it. */
export function endpointOf(endpoint: string): { readonly peer: Peer; readonly ports: Port[] } {
  const { hostname, port, protocol } = new URL(endpoint);
  return { peer: peerOf(hostname), ports: tcp(Number(port) || (protocol === 'https:' ? 443 : 80)) };
}

/** The object store, unless the general opening to the internet on 443 covers it. */
export function mediaConnections(media: Media): Connection[] {
  if (media.kind !== 's3' || !URL.canParse(media.endpoint)) return [];
  const { hostname, port, protocol } = new URL(media.endpoint);
  return outside('media', hostname, Number(port) || (protocol === 'https:' ? 443 : 80));
}

/** The mail server. */
export function smtpConnections(smtp: { host: string; port: number } | undefined): Connection[] {
  return smtp ? outside('smtp', smtp.host, smtp.port) : [];
}

/** What the configuration opens by hand. */
export function outgoingConnections(outgoing: NonNullable<Settings['outgoing']>): Connection[] {
  return outgoing.map(({ name, to, port }, index) => ({
    name,
    setting: ['outgoing', index, 'name'],
    from: site,
    to:
      'cidr' in to
        ? { kind: 'range', cidr: to.cidr }
        : { kind: 'pods', pods: { namespace: to.namespace, podLabels: to.podLabels ?? {} } },
    ports: tcp(port),
  }));
}

function outside(name: string, host: string, port: number): Connection[] {
  const to = peerOf(host);
  if (to.kind === 'internet' && port === 443) return [];
  return [{ name, from: site, to, ports: tcp(port) }];
}

/**
 * Policies cannot name a host. A Service of the cluster is reached by its namespace, an address by
 * itself, and any other host lies somewhere on the internet.
 */
function peerOf(host: string): Peer {
  const [, namespace] = /\.([^.]+)\.svc(?:\.cluster\.local)?$/.exec(host) ?? [];
  if (namespace !== undefined) return pods({ namespace, podLabels: {} });
  const address = host.replace(/^\[(.*)\]$/, '$1');
  if (/^\d+(\.\d+){3}$/.test(address)) return { kind: 'range', cidr: `${address}/32` };
  if (address.includes(':')) return { kind: 'range', cidr: `${address}/128` };
  return { kind: 'internet' };
}

function pods(selected: Pods): Peer {
  return { kind: 'pods', pods: selected };
}

function workloads(...values: string[]): Peer {
  return { kind: 'own', label: { key: 'app.kubernetes.io/name', values } };
}

function tcp(port: number): Port[] {
  return [{ port, protocol: 'TCP' }];
}

function udp(port: number): Port[] {
  return [{ port, protocol: 'UDP' }];
}
