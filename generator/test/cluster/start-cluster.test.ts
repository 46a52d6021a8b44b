import { beforeAll, expect, it } from 'vitest';
import { clusterPatience, startCluster, type Cluster } from './start-cluster.ts';

let cluster: Cluster;

beforeAll(async () => {
  cluster = await startCluster();
}, clusterPatience);

it('is a Kubernetes API of the pinned version', async () => {
  const { serverVersion } = JSON.parse(await cluster.kubectl(['version', '--output=json'])) as {
    serverVersion: { gitVersion: string };
  };
  expect(serverVersion.gitVersion).toMatch(/^v1\.\d+\.\d+$/);
});

it('is the same for everybody who asks for it in one run', async () => {
  expect((await startCluster()).kubeconfig).toBe(cluster.kubeconfig);
});

it('knows every kind of the fleet', async () => {
  const known = await cluster.kubectl(['api-resources', '--output=name']);
  expect(known.split('\n')).toEqual(
    expect.arrayContaining([
      'applications.argoproj.io',
      'certificates.cert-manager.io',
      'clusters.postgresql.cnpg.io',
      'ingressroutes.traefik.io',
      'sopssecrets.isindir.github.com',
    ]),
  );
});
