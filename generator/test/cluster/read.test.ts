import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { openCluster } from '../../src/cluster/read.ts';
import { Unreachable } from '../../src/cluster/unreachable.ts';
import { CannotRun } from '../../src/issue.ts';
import { putOnPath } from '../check/tools.ts';
import { makeCertificate, startSecure } from '../promotion/verify/certificate.ts';
import { freePort } from '../promotion/verify/site.ts';
import { createWorkspace } from '../workspace.ts';
import {
  deploymentPath,
  missingNamespace,
  startApi,
  writeKubeconfig,
  type Refusal,
} from './api-server.ts';
import { bringKubectl } from './kubectl.ts';

const deployment = {
  apiVersion: 'apps/v1',
  kind: 'Deployment',
  metadata: { name: 'web', namespace: 'web-shop-dev', labels: { kept: 'yes', gone: 'soon' } },
  spec: { replicas: 2 },
};
const place = deploymentPath('web-shop-dev', 'web');

beforeEach(bringKubectl);

describe('an object of the cluster', () => {
  it('is read as the API knows it', async () => {
    const api = await startApi();
    api.objects.set(place, deployment);
    expect(await readFrom(api.kubeconfig)).toEqual(deployment);
  });

  it('is undefined where there is none', async () => {
    const api = await startApi();
    expect(await readFrom(api.kubeconfig)).toBeUndefined();
  });

  it('is undefined where even its namespace is missing', async () => {
    const { kubeconfig } = await startApi();
    const cluster = openCluster({ kubeconfig });
    expect(await cluster.get('deployments.apps', missingNamespace, 'web')).toBeUndefined();
  });

  it('is read from the context that is asked for', async () => {
    const api = await startApi();
    api.objects.set(place, deployment);
    const { kubeconfig } = api;
    const read = (context: string) =>
      openCluster({ kubeconfig, context }).get('deployments.apps', 'web-shop-dev', 'web');
    expect(await read('test')).toEqual(deployment);
    await expect(read('other')).rejects.toThrow(/mend KUBECONFIG.*"other"/s);
  });

  it('gets a patch, which keeps the rest', async () => {
    const api = await startApi();
    api.objects.set(place, deployment);
    const patch = { metadata: { labels: { gone: null } }, spec: { replicas: 1 } };
    await openCluster({ kubeconfig: api.kubeconfig }).patch(
      'deployments.apps',
      'web-shop-dev',
      'web',
      patch,
    );
    expect(api.patches).toEqual([{ path: place, patch }]);
    expect(api.objects.get(place)).toEqual({
      ...deployment,
      metadata: { ...deployment.metadata, labels: { kept: 'yes' } },
      spec: { replicas: 1 },
    });
  });

  it('cannot be patched where there is none', async () => {
    const api = await startApi();
    const cluster = openCluster({ kubeconfig: api.kubeconfig });
    await expect(
      cluster.patch('deployments.apps', 'web-shop-dev', 'web', { spec: { replicas: 1 } }),
    ).rejects.toThrow('deployments.apps "web" in the namespace web-shop-dev does not exist');
  });
});

describe('a cluster that cannot be asked', () => {
  const refusals: Record<string, { refusal: Refusal; told: RegExp; passing: boolean }> = {
    'without a login': {
      refusal: { code: 401, reason: 'Unauthorized', message: 'Unauthorized', everywhere: true },
      told: /not logged in to the cluster: log in .*--http-only/,
      passing: false,
    },
    'with a login that ends between two questions': {
      refusal: { code: 401, reason: 'Unauthorized', message: 'Unauthorized' },
      told: /not logged in to the cluster/,
      passing: false,
    },
    'without the right': {
      refusal: {
        code: 403,
        reason: 'Forbidden',
        message: 'deployments.apps "web" is forbidden: User "ci" cannot get resource "deployments"',
      },
      told: /may not use deployments\.apps "web" in the namespace web-shop-dev.*User "ci"/,
      passing: false,
    },
    'while it restarts': {
      refusal: { code: 503, reason: 'ServiceUnavailable', message: 'apiserver is shutting down' },
      told: /does not answer.*shutting down/,
      passing: true,
    },
    'with an error that nobody foresaw': {
      refusal: { code: 418, reason: 'Teapot', message: 'short and stout' },
      told: /could not use deployments\.apps "web".*short and stout/,
      passing: false,
    },
  };

  it.each(Object.entries(refusals))('%s', async (_, { refusal, told, passing }) => {
    const api = await startApi();
    api.objects.set(place, deployment);
    api.refuse = refusal;
    const error = await errorOf(readFrom(api.kubeconfig));
    expect(error.message).toMatch(told);
    expect(error instanceof Unreachable).toBe(passing);
  });

  it('without a word of another way where there is none', async () => {
    const { kubeconfig } = await startApi({ argocd: false });
    const cluster = openCluster({ kubeconfig: `${kubeconfig}.missing` });
    const error = await errorOf(cluster.get('deployments.apps', 'web-shop-dev', 'web'));
    expect(error.message).not.toContain('--http-only');
  });

  it('because nobody listens', async () => {
    const api = await startApi();
    writeKubeconfig(api.kubeconfig, `http://127.0.0.1:${await freePort()}`, { token: 'a-token' });
    const error = await errorOf(readFrom(api.kubeconfig));
    expect(error).toBeInstanceOf(Unreachable);
    expect(error.message).toMatch(/does not answer: check the network or the VPN/);
  });

  it('because its name is unknown', async () => {
    const api = await startApi();
    writeKubeconfig(api.kubeconfig, 'http://cluster.invalid', { token: 'a-token' });
    expect(await errorOf(readFrom(api.kubeconfig))).toBeInstanceOf(Unreachable);
  });

  it('because it is another one, without Argo CD', async () => {
    const api = await startApi({ argocd: false });
    const cluster = openCluster({ kubeconfig: api.kubeconfig });
    await expect(cluster.get('applications.argoproj.io', 'argo', 'web-shop-dev')).rejects.toThrow(
      /knows no applications\.argoproj\.io: choose the cluster in which Argo CD runs/,
    );
  });

  it.each([
    ['without any credentials', {}],
    ['with a login program that fails', loginBy('false')],
    ['with a login program that is missing', loginBy('no-such-login')],
  ])('%s', async (_, user) => {
    const api = await startApi();
    writeKubeconfig(api.kubeconfig, `https://127.0.0.1:${await freePort()}`, user);
    expect((await errorOf(readFrom(api.kubeconfig))).message).toMatch(
      /^kubectl is not logged in to the cluster: .* It said: (error|Unable)/,
    );
  });

  it('because its certificate is not trusted', async () => {
    const api = await startApi();
    const { port } = await startSecure(makeCertificate({ host: 'localhost' }));
    writeKubeconfig(api.kubeconfig, `https://localhost:${port}`, { token: 'a-token' });
    const error = await errorOf(readFrom(api.kubeconfig));
    expect(error.message).toMatch(/does not trust the cluster's certificate: .*x509/);
    expect(error).not.toBeInstanceOf(Unreachable);
  });

  it('because kubectl knows none', async () => {
    const api = await startApi();
    writeFileSync(api.kubeconfig, '');
    await expect(readFrom(api.kubeconfig)).rejects.toThrow(/kubectl knows no cluster: log in/);
  });

  it('because the configuration is not there', async () => {
    const api = await startApi();
    await expect(readFrom(`${api.kubeconfig}.missing`)).rejects.toThrow(/mend KUBECONFIG/);
  });

  it('because kubectl is missing', async () => {
    const { root } = createWorkspace();
    putOnPath(path.join(root, 'bin'), {}, true);
    await expect(readFrom(path.join(root, 'kubeconfig'))).rejects.toThrow(
      /kubectl could not be found. Install it/,
    );
  });

  it('and the token is never told', async () => {
    const token = 'very-secret-token';
    const api = await startApi({ token });
    api.refuse = { code: 401, reason: 'Unauthorized', message: 'Unauthorized', everywhere: true };
    expect((await errorOf(readFrom(api.kubeconfig))).message).not.toContain(token);
  });
});

/** A kubeconfig as the big clouds write it: a program of theirs gives the token. */
function loginBy(command: string): object {
  const apiVersion = 'client.authentication.k8s.io/v1';
  return { exec: { apiVersion, command, interactiveMode: 'IfAvailable' } };
}

function readFrom(kubeconfig: string): Promise<unknown> {
  const otherwise = 'run it with --http-only';
  return openCluster({ kubeconfig, otherwise }).get('deployments.apps', 'web-shop-dev', 'web');
}

async function errorOf(promise: Promise<unknown>): Promise<Error> {
  const error: unknown = await promise.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  if (error instanceof CannotRun) return error;
  throw new Error('it could run', { cause: error });
}
