import { createServer as createHttpServer } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import { doctor, visitAddress } from '../../src/commands/doctor.ts';
import { gen } from '../../src/commands/gen.ts';
import { CannotRun } from '../../src/issue.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { putOnPath } from '../check/tools.ts';
import { release, write } from '../files/fleet.ts';
import { createWorkspace, type Workspace } from '../workspace.ts';
import { serveApi, useCluster, type Recorded } from './api-server.ts';
import {
  certificate,
  deployment,
  healthy,
  ingress,
  ownIngresses,
  paths,
  secretWith,
  value,
} from './healthy.ts';

const source = (more = '') => `import { defineSites } from '@synestra/generator';
export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com', 'shop.example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'regcred' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: { shop: { ${more} environments: {
    dev: { host: 'dev-shop.example.com', database: { kind: 'namespace', database: 'shop', owner: 'shop' } },
    prod: { host: 'shop.example.com', aliases: ['www.shop.example.com'] },
  } } },
});
`;

async function createFleet(more = ''): Promise<Workspace> {
  const workspace = createWorkspace({
    'sites.config.ts': source(more),
    'environments/release-prod/shop/kustomization.yaml': writeReleaseOverlay(
      'prod',
      'shop',
      release,
    ),
  });
  expect(await gen(workspace.context, write), workspace.output.err).toBe(0);
  Object.assign(workspace.output, { out: '', err: '' });
  return workspace;
}

interface Told {
  readonly step: string;
  readonly state: string;
  readonly message: string;
  readonly next?: string;
}

const well = () => Promise.resolve(200);

/** Everything that the doctor does not find in order, in a cluster that differs from a healthy one. */
async function examine(
  changes: Recorded,
  { visit = well, more = '' }: { visit?: typeof visitAddress; more?: string } = {},
): Promise<{ exitCode: number; open: Told[] }> {
  const { root, context, output } = await createFleet(more);
  await serveApi(root, { ...healthy, ...changes });
  const exitCode = await doctor(context, visit, ['prod', 'shop'], { json: true });
  const { findings } = JSON.parse(output.out) as { findings: Told[] };
  expect(output.out).not.toContain(value);
  return { exitCode, open: findings.filter(({ state }) => state !== 'ok') };
}

const brief = ({ step, state, message }: Told) => `${step} ${state}: ${message}`;

describe('doctor', () => {
  it('finds nothing missing where all is well, and only reads', async () => {
    const { root, context, output } = await createFleet();
    const asked = await serveApi(root, healthy);
    expect(await doctor(context, well, ['prod', 'shop'], { json: false }), output.err).toBe(0);
    expect(output.out).toMatch(/^shop in prod\n( {2}ok .*\n){9}Nothing is missing\.\n$/);
    expect(asked.filter((request) => !request.startsWith('GET '))).toEqual([]);
    expect(asked.length).toBeGreaterThan(9);
  });

  it.each<[string, Recorded, string]>([
    [
      'the namespace',
      { [paths.namespace]: 404 },
      'namespace missing: the namespace web-shop-prod is not there',
    ],
    [
      'a namespace that goes',
      { [paths.namespace]: { status: { phase: 'Terminating' } } },
      'namespace waiting: the namespace web-shop-prod is being deleted',
    ],
    [
      'a Secret',
      { [paths.registry]: 404 },
      'secrets missing: the Secret web-shop-prod/regcred is not there',
    ],
    [
      'a key',
      { [paths.runtime]: secretWith('DATABASE_URI', 'CRON_SECRET', 'SEED_KEY') },
      'secrets missing: the Secret web-shop-prod/web-shop-prod-env lacks PAYLOAD_SECRET, PREVIEW_SECRET',
    ],
    [
      'the Secret of the database',
      { [paths.initdb]: 404 },
      'secrets missing: the Secret databases/shop-initdb-secret is not there',
    ],
    [
      'the right to look',
      { [paths.initdb]: 403 },
      'secrets unknown: this login may not read the Secret databases/shop-initdb-secret',
    ],
    [
      'the database',
      { [paths.database]: 404 },
      'database missing: the database databases/shop-cnpg is not there',
    ],
    [
      'a database that is ready',
      {
        [paths.database]: {
          spec: { instances: 2 },
          status: { phase: 'Creating a new replica', readyInstances: 1 },
        },
      },
      'database waiting: the database databases/shop-cnpg is not ready: 1 of 2, "Creating a new replica"',
    ],
    [
      'the Application',
      { [paths.application]: 404 },
      'application missing: the Application web-shop-prod is not there',
    ],
    [
      'a sync that succeeded',
      {
        [paths.application]: {
          status: { operationState: { phase: 'Failed', message: 'a hook failed' } },
        },
      },
      'application missing: the last sync of web-shop-prod failed: a hook failed',
    ],
    [
      'an Application that is synced',
      { [paths.application]: { status: { sync: { status: 'OutOfSync' } } } },
      'application waiting: the Application web-shop-prod is OutOfSync',
    ],
    [
      'a migration that succeeded',
      { [paths.job]: { status: { failed: 4, conditions: [{ type: 'Failed', status: 'True' }] } } },
      'migration missing: the migration failed, so the server was not rolled out',
    ],
    [
      'a migration that ended',
      { [paths.job]: { status: { active: 1 } } },
      'migration waiting: the migration runs, or waits for the database or a Secret',
    ],
    [
      'a pod that is ready',
      {
        [paths.deployment]: deployment(
          { replicas: 1 },
          { observedGeneration: 4, updatedReplicas: 1 },
        ),
      },
      'rollout waiting: the Deployment web-shop-prod/web is being rolled out',
    ],
    [
      'a rollout that ends',
      {
        [paths.deployment]: deployment(
          { replicas: 1 },
          {
            observedGeneration: 4,
            conditions: [{ type: 'Progressing', status: 'False', message: 'the deadline passed' }],
          },
        ),
      },
      'rollout missing: the Deployment web-shop-prod/web does not come up: the deadline passed',
    ],
    [
      'replicas',
      { [paths.deployment]: deployment({ replicas: 0 }, {}) },
      'rollout missing: the Deployment web-shop-prod/web is scaled to zero',
    ],
    [
      'the server, for a session',
      { [paths.deployment]: deployment({ replicas: 0 }, {}), [paths.clones]: { items: [{}] } },
      'rollout waiting: a session of hot development stands in for the Deployment web-shop-prod/web',
    ],
    [
      'an Ingress',
      { [paths.ingresses]: { items: ownIngresses.slice(0, 1) } },
      'hosts missing: no Ingress in web-shop-prod holds www.shop.example.com',
    ],
    [
      'a host of its own',
      {
        [paths.ingresses]: {
          items: [...ownIngresses, ingress('webcore', 'payload', 'shop.example.com')],
        },
      },
      'hosts missing: the Ingress payload in webcore claims shop.example.com too, so visitors may land there',
    ],
    [
      'a host that no route takes',
      {
        [paths.routes]: {
          items: [
            {
              metadata: { namespace: 'old', name: 'all' },
              spec: {
                routes: [{ match: 'Host(`a.example.com`, `shop.example.com`) && PathPrefix(`/`)' }],
              },
            },
          ],
        },
      },
      'hosts missing: the IngressRoute all in old claims shop.example.com too, so visitors may land there',
    ],
    [
      'a certificate',
      { [paths.certificates]: { items: [certificate('True', '*.other.com')] } },
      'certificates missing: no Certificate covers shop.example.com',
    ],
    [
      'a certificate that is valid',
      {
        [paths.certificates]: {
          items: [certificate('False', '*.example.com', '*.shop.example.com')],
        },
      },
      'certificates waiting: the Certificate ingress/wildcard, which covers shop.example.com, is not ready: the challenge is pending',
    ],
  ])('misses %s, and says what to do', async (_, changes, expected) => {
    const { exitCode, open } = await examine(changes);
    expect(exitCode).toBe(1);
    expect(open.map(brief)[0]).toBe(expected);
    // Whatever is not in order comes with the next step.
    expect(open.filter(({ next }) => !next)).toEqual([]);
  });

  it('takes a migration whose Job is gone for done where the server is ready', async () => {
    expect(await examine({ [paths.job]: 404 })).toEqual({ exitCode: 0, open: [] });
    const { open } = await examine({ [paths.job]: 404, [paths.deployment]: 404 });
    expect(open.map(brief).slice(0, 2)).toEqual([
      'migration missing: the migration did not run',
      'rollout missing: the Deployment web-shop-prod/web is not there',
    ]);
  });

  it('repeats what the operator says of an encrypted Secret', async () => {
    const more = "secretProvider: { kind: 'sops' },";
    const status = { message: 'Decryption error' };
    const { open } = await examine(
      { [paths.runtime]: 404, [paths.sopsSecret]: { status } },
      { more },
    );
    expect(open.map(brief)).toEqual([
      'secrets missing: the Secret web-shop-prod/web-shop-prod-env is not there: its SopsSecret says "Decryption error"',
    ]);
  });

  it('visits the site as everybody does', async () => {
    const answers: Record<string, number | string> = {
      'https://shop.example.com/': 200,
      'https://shop.example.com/admin': 502,
      'https://shop.example.com/readyz': 'getaddrinfo ENOTFOUND shop.example.com',
    };
    const visit = (url: string) => Promise.resolve(answers[url] ?? 'was not expected');
    const { open } = await examine({}, { visit });
    expect(open.map(brief)).toEqual([
      'smoke missing: https://shop.example.com/admin answers 502',
      'smoke missing: https://shop.example.com/readyz cannot be reached: getaddrinfo ENOTFOUND shop.example.com',
    ]);
  });

  it('tells everything that a cluster lacks, in order, for a site that was never there', async () => {
    const { root, context, output } = await createFleet();
    await serveApi(root, { [paths.ingresses]: { items: [] } });
    expect(await doctor(context, well, ['dev', 'shop'], { json: false })).toBe(1);
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
    expect(output.out).toContain('shop has no release in dev');
    expect(output.out).toContain('the database web-shop-dev/postgres is not there');
    expect(output.out).toMatch(/\d+ to see to; begin with the first one\.\n$/);
  });

  it('tells which sites there are', async () => {
    const { context, output } = await createFleet();
    expect(await doctor(context, well, ['prod', 'shpo'], { json: false })).toBe(1);
    expect(output.err).toContain('did you mean "shop"');
  });

  it('cannot run without kubectl, nor without a cluster', async () => {
    const { root, context } = await createFleet();
    const free = createServer();
    await new Promise<void>((resolve) => free.listen(0, '127.0.0.1', resolve));
    const { port } = free.address() as AddressInfo;
    await new Promise((resolve) => free.close(resolve));
    useCluster(root, port);
    const look = () => doctor(context, well, ['prod', 'shop'], { json: false });
    await expect(look()).rejects.toThrow(CannotRun);
    await expect(look()).rejects.toThrow('the cluster does not answer');
    putOnPath(path.join(root, 'bin'), {}, true);
    await expect(look()).rejects.toThrow('kubectl could not be found');
  });
});

describe('a visit', () => {
  it('takes a redirect for an answer, and says why there was none', async () => {
    const server = createHttpServer((_, response) => {
      response.writeHead(302, { location: '/login' });
      response.end();
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const { port } = server.address() as AddressInfo;
    const url = `http://127.0.0.1:${port}/admin`;
    expect(await visitAddress(url)).toBe(302);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    expect(await visitAddress(url)).toContain('ECONNREFUSED');
  });
});
