import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { doctor, openVisit } from '../../src/commands/doctor.ts';
import { CannotRun } from '../../src/issue.ts';
import { putOnPath } from '../check/tools.ts';
import { writeKubeconfig } from '../cluster/api-server.ts';
import { bringKubectl } from '../cluster/kubectl.ts';
import { makeLogin, writeLogin } from '../cluster/login.ts';
import {
  clusterPatience,
  logIn,
  startCluster,
  startOwnCluster,
  type Cluster,
} from '../cluster/start-cluster.ts';
import { freePort } from '../promotion/verify/site.ts';
import {
  bringUp,
  createFleet,
  failed,
  intendedSpec,
  past,
  ready,
  runtimeKeys,
  things,
  value,
} from './clinic.ts';
import { add, remake, type Change, type Thing } from './ward.ts';

/** All that the doctor asks for; with it nobody could change anything. */
const looking = [
  ['', 'namespaces', 'secrets', 'pods'],
  ['apps', 'deployments'],
  ['batch', 'jobs'],
  ['networking.k8s.io', 'ingresses'],
  ['argoproj.io', 'applications'],
  ['cert-manager.io', 'certificates'],
  ['external-secrets.io', 'externalsecrets'],
  ['isindir.github.com', 'sopssecrets'],
  ['postgresql.cnpg.io', 'clusters'],
  ['traefik.io', 'ingressroutes'],
].map(([group = '', ...resources]) => ({
  apiGroups: [group],
  resources,
  verbs: ['get', 'list'],
}));

let cluster: Cluster;
let reader: string;
let up: Promise<void> | undefined;

beforeAll(async () => {
  cluster = await startCluster();
  reader = await makeLogin(cluster, 'doctor', looking);
}, clusterPatience);

beforeEach(async () => {
  await bringKubectl();
  up ??= bringUp(cluster);
  await up;
});

interface Told {
  readonly step: string;
  readonly state: string;
  readonly message: string;
  readonly next?: string;
}

const well = () => Promise.resolve(200);
const brief = ({ step, state, message }: Told) => `${step} ${state}: ${message}`;

/** Everything that the doctor, who may only look, does not find in order. */
async function examine({
  visit = well,
  more = '',
  environment = 'prod',
  kubeconfig = reader,
}: {
  visit?: ReturnType<typeof openVisit>;
  more?: string;
  environment?: string;
  kubeconfig?: string;
} = {}): Promise<{ exitCode: number; open: Told[] }> {
  const { context, output } = await createFleet(more);
  logIn(kubeconfig);
  const exitCode = await doctor(context, visit, [environment, 'clinic'], { json: true });
  const { findings } = JSON.parse(output.out) as { findings: Told[] };
  expect(output.out).not.toContain(value);
  expect(output.out).not.toContain(Buffer.from(value).toString('base64'));
  const open = findings.filter(({ state }) => state !== 'ok');
  // Whatever is not in order comes with the next step.
  expect(open.filter(({ next }) => !next)).toEqual([]);
  return { exitCode, open };
}

const gone: Change = () => undefined;
const withStatus =
  (status: object): Change =>
  (object) => ({ ...object, status });

describe('doctor', () => {
  it('finds nothing missing where all is well, and may only look', async () => {
    const { context, output } = await createFleet();
    logIn(reader);
    const told = await doctor(context, well, ['prod', 'clinic'], { json: false });
    expect(output.out).toMatch(/^clinic in prod\n( {2}ok .*\n){9}Nothing is missing\.\n$/);
    expect(told).toBe(0);
  });

  it.each<[string, Thing, Change, string]>([
    [
      'a Secret',
      things.registry,
      gone,
      'secrets missing: the Secret web-clinic-prod/regcred is not there',
    ],
    [
      'a key',
      things.runtime,
      ({ data, ...rest }) => ({
        ...rest,
        data: Object.fromEntries(
          Object.entries(data as object).filter(([key]) => !key.startsWith('P')),
        ),
      }),
      'secrets missing: the Secret web-clinic-prod/web-clinic-prod-env lacks PAYLOAD_SECRET, PREVIEW_SECRET',
    ],
    [
      'the Secret of the database',
      things.initdb,
      gone,
      'secrets missing: the Secret doctor-databases/clinic-initdb-secret is not there',
    ],
    [
      'the database',
      things.database,
      gone,
      'database missing: the database doctor-databases/clinic-cnpg is not there',
    ],
    [
      'a database that is ready',
      things.database,
      withStatus({ phase: 'Setting up primary' }),
      'database waiting: the database doctor-databases/clinic-cnpg is not ready: 0 of 1, "Setting up primary"',
    ],
    [
      'a database of which anything is known',
      things.database,
      withStatus({}),
      'database waiting: the database doctor-databases/clinic-cnpg is not ready: 0 of 1, "nothing yet"',
    ],
    [
      'the Application',
      things.application,
      gone,
      'application missing: the Application web-clinic-prod is not there',
    ],
    [
      'a sync that succeeded',
      things.application,
      withStatus({
        operationState: {
          ...{ phase: 'Failed', message: 'a hook failed', operation: {}, startedAt: past },
        },
      }),
      'application missing: the last sync of web-clinic-prod failed: a hook failed',
    ],
    [
      'a sync that ended',
      things.application,
      withStatus({ operationState: { phase: 'Running', operation: {}, startedAt: past } }),
      'application waiting: the Application web-clinic-prod is being synced',
    ],
    [
      'an Application that is synced',
      things.application,
      withStatus({
        sync: { status: 'OutOfSync', comparedTo: { source: { repoURL: 'x' }, destination: {} } },
      }),
      'application waiting: the Application web-clinic-prod is OutOfSync',
    ],
    [
      'a migration that succeeded',
      things.job,
      withStatus(failed),
      'migration missing: the migration failed, so the server was not rolled out',
    ],
    [
      'a migration that ended',
      things.job,
      withStatus({ startTime: past, active: 1 }),
      'migration waiting: the migration runs, or waits for the database or a Secret',
    ],
    [
      'pods that are ready',
      things.deployment,
      withStatus({ observedGeneration: 1, replicas: 2, updatedReplicas: 2 }),
      'rollout waiting: the Deployment web-clinic-prod/web is being rolled out',
    ],
    [
      'a rollout that ends',
      things.deployment,
      withStatus({
        observedGeneration: 1,
        conditions: [
          {
            ...{ type: 'Progressing', status: 'False', reason: 'ProgressDeadlineExceeded' },
            message: 'the deadline passed',
          },
        ],
      }),
      'rollout missing: the Deployment web-clinic-prod/web does not come up: the deadline passed',
    ],
    [
      'the server',
      things.deployment,
      gone,
      'rollout missing: the Deployment web-clinic-prod/web is not there',
    ],
    [
      'replicas',
      things.deployment,
      withoutReplicas,
      'rollout missing: the Deployment web-clinic-prod/web is scaled to zero',
    ],
    [
      'an Ingress',
      things.aliases,
      gone,
      'hosts missing: no Ingress in web-clinic-prod holds www-clinic.doctor.example',
    ],
    [
      'a certificate',
      things.certificate,
      gone,
      'certificates missing: no Certificate covers clinic.doctor.example',
    ],
    [
      'a certificate that is valid',
      things.certificate,
      withStatus({ conditions: [ready('False', 'the challenge is pending')] }),
      'certificates waiting: the Certificate doctor-ingress/wildcard-doctor-example, which covers clinic.doctor.example, is not ready: the challenge is pending',
    ],
  ])('misses %s, and says what to do', async (_, thing, change, expected) => {
    await remake(cluster, thing, change);
    const { exitCode, open } = await examine();
    expect(exitCode).toBe(1);
    expect(open.map(brief)[0]).toBe(expected);
    // Nothing else fell ill, but for what is found for each host.
    expect([...new Set(open.map(({ step }) => step))]).toEqual([expected.split(' ')[0]]);
  });

  it('misses what somebody else claims, wherever it lies', async () => {
    const elsewhere = { namespace: 'doctor-ingress', name: 'all' };
    await add(cluster, {
      apiVersion: 'networking.k8s.io/v1',
      kind: 'Ingress',
      metadata: elsewhere,
      spec: {
        defaultBackend: { service: { name: 'old', port: { number: 80 } } },
        rules: [{ host: 'clinic.doctor.example' }],
      },
    });
    const match = 'Host(`a.doctor.example`, `www-clinic.doctor.example`) && PathPrefix(`/`)';
    await add(cluster, {
      apiVersion: 'traefik.io/v1alpha1',
      kind: 'IngressRoute',
      metadata: elsewhere,
      spec: { routes: [{ kind: 'Rule', match }] },
    });
    expect((await examine()).open.map(brief)).toEqual([
      'hosts missing: the Ingress all in doctor-ingress claims clinic.doctor.example too, so visitors may land there',
      'hosts missing: the IngressRoute all in doctor-ingress claims www-clinic.doctor.example too, so visitors may land there',
    ]);
  });

  it('names a session of hot development that stands in for the server', async () => {
    await remake(cluster, things.deployment, withoutReplicas);
    const labels = { 'dev.okteto.com/clone': 'true' };
    const { spec } = JSON.parse(
      await cluster.kubectl([
        ...['get', 'deployment', 'web', '--namespace=web-clinic-prod'],
        '--output=json',
      ]),
    ) as { spec: object };
    const metadata = { namespace: 'web-clinic-prod', name: 'web-okteto', labels };
    await add(cluster, { apiVersion: 'apps/v1', kind: 'Deployment', metadata, spec });
    expect((await examine()).open.map(brief)).toEqual([
      'rollout waiting: a session of hot development stands in for the Deployment web-clinic-prod/web',
    ]);
  });

  it('takes a migration whose Job is gone for done where the server is ready', async () => {
    await remake(cluster, things.job, gone);
    expect(await examine()).toEqual({ exitCode: 0, open: [] });
    await remake(cluster, things.deployment, gone);
    expect((await examine()).open.map(brief)).toEqual([
      'migration missing: the migration did not run',
      'rollout missing: the Deployment web-clinic-prod/web is not there',
    ]);
  });

  it('finds pods that started before their Secret was written', async () => {
    await remake(cluster, things.pod, withStatus({ phase: 'Running', startTime: past }));
    const { open } = await examine();
    expect(open).toEqual([
      {
        step: 'rollout',
        state: 'waiting',
        message: expect.stringMatching(
          /^the Secret web-clinic-prod\/web-clinic-prod-env was written at .*, and pods that started at 2026-01-01T10:00:00Z do not know what changed$/,
        ) as string,
        next: '"kubectl -n web-clinic-prod rollout restart deployment/web" starts them anew',
      },
    ]);
  });

  const { namespace, name } = things.runtime;
  const sopsSecret = {
    apiVersion: 'isindir.github.com/v1alpha3',
    kind: 'SopsSecret',
    metadata: { namespace, name },
    spec: { secretTemplates: [{ name, stringData: { [runtimeKeys[0] ?? '']: 'ENC[]' } }] },
    sops: { lastmodified: past, mac: 'ENC[]', version: '3.11.0' },
    status: { message: 'Decryption error' },
  };
  const externalSecret = {
    apiVersion: 'external-secrets.io/v1',
    kind: 'ExternalSecret',
    metadata: { namespace, name },
    spec: { secretStoreRef: { name: 'vault' }, dataFrom: [{ extract: { key: 'prod/clinic' } }] },
    status: { conditions: [ready('False', 'could not get secret data from provider')] },
  };
  const fromFiles = "secretProvider: { kind: 'sops' },";
  const fromStore = "secretProvider: { kind: 'externalSecret', store: 'vault' },";

  it.each<[string, object, string, boolean, string]>([
    ['is not there', sopsSecret, fromFiles, true, 'its SopsSecret says "Decryption error"'],
    ['may be out of date', sopsSecret, fromFiles, false, 'its SopsSecret says "Decryption error"'],
    [
      'is not there',
      externalSecret,
      fromStore,
      true,
      'its ExternalSecret says "could not get secret data from provider"',
    ],
    [
      'may be out of date',
      externalSecret,
      fromStore,
      false,
      'its ExternalSecret says "could not get secret data from provider"',
    ],
    [
      'may be out of date',
      { ...externalSecret, status: {} },
      fromStore,
      false,
      'its ExternalSecret says "nothing yet"',
    ],
  ])('repeats what the operator says of a Secret that %s', async (...given) => {
    const [state, object, more, missing, words] = given;
    await add(cluster, object);
    if (missing) await remake(cluster, things.runtime, gone);
    const { open } = await examine({ more });
    expect(open.map(brief)).toEqual([
      `secrets missing: the Secret web-clinic-prod/web-clinic-prod-env ${state}: ${words}`,
    ]);
  });

  it('is content with an operator that is', async () => {
    const status = { conditions: [ready('True', 'secret synced')] };
    await add(cluster, { ...externalSecret, status });
    expect(await examine({ more: fromStore })).toEqual({ exitCode: 0, open: [] });
  });

  describe('where pods wait for an edition of their Secrets', () => {
    const more = `${fromStore} secretsRevision: 3,`;
    const awaited =
      'new pods wait for RUNTIME_EDITION_3, which the Secret web-clinic-prod/web-clinic-prod-env does not have yet';
    const describeIt = (kind: string) =>
      `its ${kind} writes it: "kubectl -n web-clinic-prod describe ${kind.toLowerCase()} web-clinic-prod-env" says why it did not`;
    const withEdition: Change = ({ data, ...rest }) => ({
      ...rest,
      data: { ...(data as object), RUNTIME_EDITION_3: 'Mw==' },
    });

    it.each([
      [more, describeIt('ExternalSecret')],
      [fromFiles, describeIt('SopsSecret')],
      ['', 'nobody writes it any more: "argocd app sync web-clinic-prod" lets go of it'],
    ])('names it and who writes it: %s', async (settings, next) => {
      const spec = await intendedSpec('Deployment', more);
      const status = { observedGeneration: 1, replicas: 2, updatedReplicas: 1 };
      await remake(cluster, things.deployment, (object) => ({ ...object, spec, status }));
      expect((await examine({ more: settings })).open).toEqual([
        { step: 'rollout', state: 'waiting', message: awaited, next },
      ]);
    });

    it('no longer names it when the Secret has it', async () => {
      const spec = await intendedSpec('Deployment', more);
      const status = { observedGeneration: 1, replicas: 2, updatedReplicas: 1 };
      await remake(cluster, things.deployment, (object) => ({ ...object, spec, status }));
      await remake(cluster, things.runtime, withEdition);
      expect((await examine({ more })).open.map(brief)).toEqual([
        'rollout waiting: the Deployment web-clinic-prod/web is being rolled out',
      ]);
    });

    it('names it for the migration, which comes first', async () => {
      const spec = await intendedSpec('Job', more);
      const status = { startTime: past, active: 1 };
      await remake(cluster, things.job, (object) => ({ ...object, spec, status }));
      expect((await examine({ more })).open.map(brief)).toEqual([`migration waiting: ${awaited}`]);
    });
  });

  it('says what a login may not read, and looks at the rest', async () => {
    const rules = looking
      .filter(({ resources }) => !resources.includes('certificates'))
      .map((rule) => ({
        ...rule,
        resources: rule.resources.filter((name) => name !== 'secrets'),
      }));
    const kubeconfig = await makeLogin(cluster, 'doctor-without-secrets', rules);
    expect((await examine({ kubeconfig })).open.map(brief)).toEqual([
      ...['web-clinic-prod/web-clinic-prod-env', 'web-clinic-prod/regcred'].map(unreadable),
      unreadable('web-clinic-prod/web-clinic-prod-first-admin'),
      unreadable('doctor-databases/clinic-initdb-secret'),
      'certificates unknown: this login may not read the Certificates of all namespaces',
    ]);
  });

  it('visits the site as everybody does', async () => {
    const answers: Record<string, number | string> = {
      'https://clinic.doctor.example/': 200,
      'https://clinic.doctor.example/admin': 502,
      'https://clinic.doctor.example/readyz': 'getaddrinfo ENOTFOUND clinic.doctor.example',
    };
    const visit = (url: string) => Promise.resolve(answers[url] ?? 'was not expected');
    expect((await examine({ visit })).open.map(brief)).toEqual([
      'smoke missing: https://clinic.doctor.example/admin answers 502',
      'smoke missing: https://clinic.doctor.example/readyz cannot be reached: getaddrinfo ENOTFOUND clinic.doctor.example',
    ]);
  });

  it('waits for a namespace that goes', async () => {
    await cluster.kubectl(['delete', 'namespace', 'web-clinic-dev', '--wait=false']);
    const { open } = await examine({ environment: 'dev' });
    expect(open.map(brief)[0]).toBe(
      'namespace waiting: the namespace web-clinic-dev is being deleted',
    );
  });

  it('tells all that a new cluster lacks, in order', async () => {
    const { kubeconfig } = await startOwnCluster({ definitions: false });
    const { context, output } = await createFleet();
    logIn(kubeconfig);
    expect(await doctor(context, well, ['prod', 'clinic'], { json: false })).toBe(1);
    const steps = [...output.out.matchAll(/^ {2}(\w+) +(\w+) /gm)].map(
      ([, state, step]) => `${step} ${state}`,
    );
    expect([...new Set(steps)]).toEqual([
      'namespace missing',
      'secrets missing',
      'database missing',
      'application missing',
      'migration missing',
      'rollout missing',
      'hosts missing',
      'certificates missing',
      'smoke ok',
    ]);
    expect(output.out).toContain('install CloudNativePG');
    expect(output.out).toContain('install Argo CD');
    expect(output.out).toContain('install cert-manager');
    expect(output.out).toMatch(/\d+ to see to; begin with the first one\.\n$/);
  });

  it('tells that a site has no release', async () => {
    const { open } = await examine({ environment: 'dev' });
    expect(open.map(brief)).toContain(
      'application missing: clinic has no release in dev, so Argo CD does not know it',
    );
  });

  it('tells which sites there are', async () => {
    const { context, output } = await createFleet();
    expect(await doctor(context, well, ['prod', 'clinci'], { json: false })).toBe(1);
    expect(output.err).toContain('did you mean "clinic"');
  });

  it('cannot run without a login, without a cluster, nor without kubectl', async () => {
    const { root, context } = await createFleet();
    const kubeconfig = path.join(root, 'kubeconfig');
    const look = () => doctor(context, well, ['prod', 'clinic'], { json: false });
    writeKubeconfig(kubeconfig, `http://127.0.0.1:${await freePort()}`, { token: 'of-the-test' });
    logIn(kubeconfig);
    await expect(look()).rejects.toThrow(CannotRun);
    await expect(look()).rejects.toThrow('the cluster does not answer');
    logIn(writeLogin(cluster.kubeconfig, 'nobody', 'no-such-token'));
    await expect(look()).rejects.toThrow('kubectl is not logged in to the cluster');
    putOnPath(path.join(root, 'bin'), {}, true);
    await expect(look()).rejects.toThrow('kubectl could not be found');
  });
});

describe('a visit', () => {
  it('takes a redirect for an answer, and says why there was none', async () => {
    let asked = '';
    const server = createServer(({ headers, url }, response) => {
      asked = `${headers.host}${url}`;
      response.writeHead(302, { location: '/login' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const visit = openVisit(`http://127.0.0.1:${port}`);
    expect(await visit('https://shop.example.com/admin')).toBe(302);
    expect(asked).toEqual('shop.example.com/admin');
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await visit('https://shop.example.com/')).toContain('connection refused');
  });

  it('says where a name leads nowhere', async () => {
    expect(await openVisit()('https://site.invalid/')).toContain('site.invalid could not be asked');
  });
});

function withoutReplicas({ spec, ...rest }: Record<string, unknown>): object {
  return { ...rest, spec: { ...(spec as object), replicas: 0 }, status: {} };
}

function unreadable(secret: string): string {
  return `secrets unknown: this login may not read the Secret ${secret}`;
}
