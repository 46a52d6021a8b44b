import { beforeEach, describe, expect, it } from 'vitest';
import { openCluster } from '../../../src/cluster/read.ts';
import { describeDrift, undoDrift } from '../../../src/promotion/verify/undo-drift.ts';
import {
  applicationPath,
  deploymentPath,
  startApi,
  type ApiServer,
} from '../../cluster/api-server.ts';
import { bringKubectl } from '../../cluster/kubectl.ts';
import { expectation } from './expected.ts';
import { readLive } from './live.ts';

const { application, namespace } = expectation;
const applicationAt = applicationPath(application.namespace, application.name);
const deploymentAt = deploymentPath(namespace, 'web');
const cloneAt = deploymentPath(namespace, 'web-okteto');

const wanted = { replicas: 2, autoscaling: undefined };
const synced = 'asked Argo CD for a fresh look and a full sync of web-shop-dev';
const syncPatch = {
  metadata: { annotations: { 'argocd.argoproj.io/refresh': 'hard' } },
  operation: {
    initiatedBy: { username: 'pnpm reset' },
    sync: {
      prune: true,
      syncStrategy: { hook: {} },
      syncOptions: ['PruneLast=true', 'FailOnSharedResource=true', 'RespectIgnoreDifferences=true'],
    },
    retry: {
      limit: 5,
      refresh: true,
      backoff: { duration: '10s', factor: 2, maxDuration: '3m' },
    },
  },
};

beforeEach(bringKubectl);

describe('the drift of a site', () => {
  it('is undone by a full sync alone where nothing else changed', async () => {
    const api = await startDrifting({});
    expect(await undo(api)).toEqual([synced]);
    expect(api.patches).toEqual([{ path: applicationAt, patch: syncPatch }]);
  });

  it('is undone where a session of Okteto runs', async () => {
    const api = await startDrifting({
      deployment: { spec: { replicas: 0 } },
      clone: { metadata: { name: 'web-okteto' }, spec: { replicas: 1 } },
    });
    expect(await undo(api)).toEqual([
      'stopped the pods of a session of Okteto (web-okteto); end the session where it was started: okteto down --namespace web-shop-dev',
      'scaled web from 0 to 2',
      synced,
    ]);
    expect(api.patches).toEqual([
      { path: cloneAt, patch: { spec: { replicas: 0 } } },
      { path: deploymentAt, patch: { spec: { replicas: 2 } } },
      { path: applicationAt, patch: syncPatch },
    ]);
  });

  it('is no drift where an autoscaler has added pods, but for a Deployment without any', async () => {
    const scaled = { replicas: 2, autoscaling: { to: 4, cpuPercent: 70 } };
    for (const [live, patches] of [
      [3, []],
      [0, [{ path: deploymentAt, patch: { spec: { replicas: 2 } } }]],
    ] as const) {
      const api = await startDrifting({ deployment: { spec: { replicas: live } } });
      await undoDrift(openCluster({ kubeconfig: api.kubeconfig }), expectation, scaled);
      expect(api.patches.filter(({ path }) => path === deploymentAt)).toEqual(patches);
    }
  });

  it('is undone where it was undone before, without another change of scale', async () => {
    const api = await startDrifting({
      deployment: { spec: { replicas: 0 } },
      clone: { metadata: { name: 'web-okteto' }, spec: { replicas: 1 } },
    });
    await undo(api);
    const settled = { operation: null, metadata: { annotations: null } };
    api.objects.set(applicationAt, readLive('application', settled));
    api.patches.length = 0;
    const [first = ''] = await undo(api);
    expect(first).toMatch(/^a stopped session of Okteto is left/);
    expect(api.patches.map(({ path }) => path)).toEqual([applicationAt]);
  });

  it.each([
    ['runs', { status: { operationState: { phase: 'Running' } } }],
    ['stops', { status: { operationState: { phase: 'Terminating' } } }],
    ['is queued', { operation: { sync: { prune: true } } }],
  ])('is left to a sync that %s already', async (_, change) => {
    const api = await startDrifting({ application: change });
    expect(await undo(api)).toEqual([
      'web-shop-dev is syncing already; if something still differs after it, run this again',
    ]);
    expect(api.patches).toEqual([]);
  });

  it('is told where there is no Application and no Deployment', async () => {
    const api = await startApi();
    expect(await undo(api)).toEqual([
      'Argo CD has no Application web-shop-dev yet: the root Application must sync first',
    ]);
  });

  it('is left for somebody with the right to undo it', async () => {
    const api = await startDrifting({});
    api.refuse = { code: 403, reason: 'Forbidden', message: 'User "dev" cannot get deployments' };
    await expect(undo(api)).rejects.toThrow(/this login may not use/);
  });

  it('is undone by a person with these commands', () => {
    expect(describeDrift(expectation, wanted)).toEqual([
      'okteto down --namespace web-shop-dev',
      'kubectl scale deployment/web --namespace web-shop-dev --replicas=2',
      'argocd app sync web-shop-dev --app-namespace argo --prune',
    ]);
  });
});

interface Drift {
  readonly application?: unknown;
  readonly deployment?: unknown;
  readonly clone?: unknown;
}

/** A cluster with the site of `live`, and what drifted in it. */
async function startDrifting({
  application: change,
  deployment,
  clone,
}: Drift): Promise<ApiServer> {
  const api = await startApi();
  api.objects.set(applicationAt, readLive('application', change ?? {}));
  api.objects.set(deploymentAt, readLive('deployment', deployment ?? {}));
  if (clone !== undefined) api.objects.set(cloneAt, readLive('deployment', clone));
  return api;
}

function undo(api: ApiServer): Promise<readonly string[]> {
  return undoDrift(openCluster({ kubeconfig: api.kubeconfig }), expectation, wanted);
}
