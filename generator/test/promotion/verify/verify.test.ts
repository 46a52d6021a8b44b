import { beforeEach, describe, expect, it } from 'vitest';
import { openCluster } from '../../../src/cluster/read.ts';
import { Unreachable } from '../../../src/cluster/unreachable.ts';
import { CannotRun } from '../../../src/issue.ts';
import { verify, type VerifyOptions } from '../../../src/promotion/verify/verify.ts';
import {
  applicationPath,
  deploymentPath,
  startApi,
  writeKubeconfig,
  type ApiServer,
} from '../../cluster/api-server.ts';
import { bringKubectl } from '../../cluster/kubectl.ts';
import { expectation, releaseCommit } from './expected.ts';
import { readLive } from './live.ts';
import { freePort, serveBut, serveRelease, startSite, type Handler } from './site.ts';

const { release, application, namespace, host } = expectation;
const applicationAt = applicationPath(application.namespace, application.name);
const deploymentAt = deploymentPath(namespace, 'web');
const interval = 5000;
const failing = {
  status: {
    operationState: { phase: 'Failed', message: 'the migration failed (retried 5 times).' },
  },
};
const syncing = { status: { operationState: { phase: 'Running', message: 'waiting for hook' } } };

beforeEach(bringKubectl);

describe('a verification with the cluster', () => {
  it('passes, and names the commit that was applied', async () => {
    const stage = await setStage();
    expect(await stage.verify()).toEqual({
      outcome: 'passed',
      method: 'argocd',
      revision: releaseCommit,
      reasons: [],
    });
    expect(stage.said).toEqual([]);
    expect(stage.api.patches).toEqual([]);
  });

  it('waits for the sync, and says each thing once', async () => {
    const stage = await setStage(syncing);
    const verification = await stage.verify([
      () => undefined,
      () => {
        stage.show({});
      },
    ]);
    expect(verification.outcome).toBe('passed');
    expect(stage.said).toEqual(['waiting: Argo CD is syncing: waiting for hook']);
  });

  it('fails at once where the sync failed for good', async () => {
    const stage = await setStage(failing);
    const neverAgain = () => {
      throw new Error('it waited');
    };
    expect(await stage.verify([neverAgain])).toEqual({
      outcome: 'failed',
      method: 'argocd',
      reasons: [
        'the sync of 111111111111 failed for good: the migration failed (retried 5 times).',
      ],
    });
  });

  it('fails when the time is up, with the last reasons', async () => {
    const stage = await setStage(syncing);
    expect(
      await stage.verify([
        () => {
          stage.show(syncing);
        },
        () => {
          stage.show(null);
        },
      ]),
    ).toEqual({
      outcome: 'failed',
      method: 'argocd',
      reasons: ['Argo CD has no Application web-shop-dev in argo yet'],
    });
  });

  it('fails where the cluster is well and the site is not', async () => {
    const broken: Handler = (_, response) => {
      response.writeHead(500).end();
    };
    const stage = await setStage({}, serveBut(release.tag, { '/admin': broken }));
    expect(await stage.verify([() => undefined])).toMatchObject({
      outcome: 'failed',
      reasons: [`https://${host}/admin answers HTTP 500`],
    });
  });

  it('does not pass on what was true before the site was asked', async () => {
    const stage = await setStage({}, (path, response, request) => {
      if (path === '/admin') stage.show(syncing);
      return serveRelease(release.tag)(path, response, request);
    });
    expect(await stage.verify([() => undefined])).toMatchObject({
      outcome: 'failed',
      reasons: ['Argo CD is syncing: waiting for hook'],
    });
  });

  it('asks git only for commits that Argo CD named', async () => {
    const stage = await setStage();
    const asked: string[] = [];
    await stage.verify([], (revision) => {
      asked.push(revision);
      return Promise.resolve(true);
    });
    expect(new Set(asked)).toEqual(new Set([releaseCommit]));
  });

  it('fails while git knows the commit as one without the release', async () => {
    const stage = await setStage();
    const { outcome, reasons } = await stage.verify([() => undefined], () =>
      Promise.resolve(false),
    );
    expect(outcome).toBe('failed');
    expect(reasons[0]).toContain('does not hold this release');
  });
});

describe('a verification that could not ask', () => {
  it('is none without a login, however long it may take', async () => {
    const stage = await setStage();
    stage.api.refuse = { code: 401, reason: 'Unauthorized', message: 'no', everywhere: true };
    await expect(stage.verify([() => undefined])).rejects.toThrow(/not logged in/);
    expect(stage.said).toEqual([]);
  });

  it('is none where the login ends on the way', async () => {
    const stage = await setStage(syncing);
    const end = () => {
      stage.api.refuse = { code: 401, reason: 'Unauthorized', message: 'no', everywhere: true };
    };
    await expect(stage.verify([end, () => undefined])).rejects.toThrow(/not logged in/);
  });

  it('is none at once where the cluster never answered', async () => {
    const stage = await setStage();
    writeKubeconfig(stage.api.kubeconfig, `http://127.0.0.1:${await freePort()}`, {
      token: 'a-token',
    });
    await expect(stage.verify([() => undefined])).rejects.toThrow(Unreachable);
    expect(stage.said).toEqual([]);
  });

  it('goes on where the cluster is away for a while', async () => {
    const stage = await setStage(syncing);
    const away = () => {
      stage.api.refuse = { code: 503, reason: 'ServiceUnavailable', message: 'restarting' };
    };
    const back = () => {
      stage.api.refuse = undefined;
      stage.show({});
    };
    expect((await stage.verify([away, back])).outcome).toBe('passed');
    expect(stage.said.at(-1)).toMatch(/the cluster does not answer.*restarting/);
  });

  it('is none where the cluster is away when the time is up', async () => {
    const stage = await setStage(syncing);
    const away = () => {
      stage.api.refuse = { code: 503, reason: 'ServiceUnavailable', message: 'restarting' };
    };
    await expect(stage.verify([away])).rejects.toThrow(CannotRun);
  });

  it('is none where the host is unknown here', async () => {
    const stage = await setStage();
    await expect(
      stage.verify([() => undefined], undefined, { origin: () => 'https://site.invalid' }),
    ).rejects.toThrow(`${host} could not be asked`);
  });
});

describe('a verification over HTTP alone', () => {
  const only = { cluster: undefined };

  it('passes where the site reports the release', async () => {
    const stage = await setStage(null);
    expect(await stage.verify([], undefined, only)).toEqual({
      outcome: 'passed',
      method: 'http',
      reasons: [],
    });
  });

  it('waits until the site reports the release', async () => {
    let current = 'sha-old';
    const stage = await setStage(null, (path, response, request) =>
      serveRelease(current)(path, response, request),
    );
    const roll = () => {
      current = release.tag;
    };
    expect((await stage.verify([() => undefined, roll], undefined, only)).outcome).toBe('passed');
    expect(stage.said).toEqual([`waiting: ${host} runs sha-old instead of ${release.tag}`]);
  });

  it('fails when the time is up', async () => {
    const stage = await setStage(null, serveRelease('sha-old'));
    expect(await stage.verify([() => undefined], undefined, only)).toEqual({
      outcome: 'failed',
      method: 'http',
      reasons: [`${host} runs sha-old instead of ${release.tag}`],
    });
  });
});

interface Stage {
  readonly api: ApiServer;
  readonly said: string[];
  /** Changes what Argo CD says of a site whose release went well; null takes it away. */
  readonly show: (change: unknown) => void;
  /** Verifies on a clock of its own, on which `steps` happen one after another. */
  readonly verify: (
    steps?: readonly (() => void)[],
    holdsRelease?: (revision: string) => Promise<boolean>,
    options?: Partial<VerifyOptions>,
  ) => ReturnType<typeof verify>;
}

/** A cluster and a site on loopback. */
async function setStage(
  change: unknown = {},
  handler: Handler = serveRelease(release.tag),
): Promise<Stage> {
  const api = await startApi();
  const site = await startSite(handler);
  const said: string[] = [];
  const show = (next: unknown) => {
    if (next === null) api.objects.delete(applicationAt);
    else api.objects.set(applicationAt, readLive('application', next));
  };
  show(change);
  api.objects.set(deploymentAt, readLive('deployment'));
  return {
    api,
    said,
    show,
    verify: (steps = [], holdsRelease = expectation.holdsRelease, options = {}) => {
      let clock = 0;
      const left = [...steps];
      return verify(
        { ...expectation, holdsRelease },
        {
          cluster: openCluster({ kubeconfig: api.kubeconfig }),
          timeoutMs: steps.length * interval,
          intervalMs: interval,
          now: () => clock,
          wait: (milliseconds) => {
            clock += milliseconds;
            left.shift()?.();
            return Promise.resolve();
          },
          announce: (line) => said.push(line),
          origin: () => site.origin,
          ...options,
        },
      );
    },
  };
}
