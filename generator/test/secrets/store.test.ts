import path from 'node:path';
import spawn from 'nano-spawn';
import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { initSecrets } from '../../src/commands/secrets/init.ts';
import { rotateSecret } from '../../src/commands/secrets/rotate.ts';
import { buildPinned } from '../../src/kustomize/go-tools.ts';
import { loadFleet } from '../../src/model/load-fleet.ts';
import { databaseAddress } from '../../src/model/database-address.ts';
import { builtTools } from '../../src/paths.ts';
import { worldOf } from '../../src/policy/world.ts';
import { copyCase, runGen } from '../config/run-gen.ts';
import type { Workspace } from '../workspace.ts';
import { piped, piping } from './sealed-fleet.ts';

const folder = path.join(import.meta.dirname, '../config/cases/accepted/secrets-from-a-store');

async function read() {
  const workspace = copyCase(folder);
  const loaded = await loadFleet(workspace.root, workspace.context.cache);
  if ('issues' in loaded) throw new Error(JSON.stringify(loaded.issues));
  const { fleet } = loaded;
  const shop = fleet.instances.find(({ names }) => names.namespace === 'web-shop-prod');
  if (!shop) throw new Error('the case has no shop');
  return { workspace, fleet, shop };
}

const init = ({ context }: Workspace) => initSecrets(context, piping({}), 'shop', 'prod', piped);

describe('a Secret from a store', () => {
  it('is written so that kustomize, the schemas and the policies take it', async () => {
    const workspace = copyCase(folder);
    await runGen(workspace);
    const { context, output } = workspace;
    expect(await check(context, { json: false }), output.err).toBe(0);
  });

  it('comes before whatever needs it, in the same Application', async () => {
    const { fleet } = await read();
    for (const { application, objects } of worldOf(fleet).synced) {
      const waves = (kind: string) =>
        objects
          .filter((object) => object.kind === kind)
          .map(({ metadata }) => Number(metadata.annotations?.['argocd.argoproj.io/sync-wave']));
      const [secrets, users] = [waves('ExternalSecret'), waves('Job').concat(waves('Cluster'))];
      if (secrets.length === 0 || users.length === 0) continue;
      expect({ application, before: Math.max(...secrets) < Math.min(...users) }).toEqual({
        application,
        before: true,
      });
    }
    const names = worldOf(fleet).synced.flatMap(({ application, objects }) =>
      objects
        .filter(({ kind }) => kind === 'ExternalSecret')
        .map(({ metadata }) => `${application}: ${metadata.namespace}/${metadata.name}`),
    );
    expect(names).toEqual([
      'web-shop-dev: web-shop-dev/shop-dev-initdb-secret',
      'web-shop-dev: web-shop-dev/web-shop-dev-env',
      'web-shop-dev: web-shop-dev/web-shop-dev-s3-env',
      'web-shop-dev: web-shop-dev/registry',
      'web-shop-dev: web-shop-dev/web-shop-dev-first-admin',
      'web-shop-dev: web-shop-dev/web-shop-dev-media-source',
      'web-shop-prod: web-shop-prod/web-shop-prod-env',
      'web-shop-prod: web-shop-prod/web-shop-prod-s3-env',
      'web-shop-prod: web-shop-prod/registry',
      'web-shop-prod: web-shop-prod/web-shop-prod-first-admin',
      'infra-web-databases: databases/web-backups-s3',
      'infra-shop-db: databases/shop-initdb-secret',
    ]);
  });

  it('has the key that the pods of this edition wait for, and the one of those before', async () => {
    const { shop } = await read();
    expect(shop.awaitedKeys).toEqual([
      { secret: 'web-shop-prod-env', key: 'RUNTIME_EDITION_3' },
      { secret: 'web-shop-prod-s3-env', key: 'S3_EDITION_3' },
    ]);
    for (const { secret, key } of shop.awaitedKeys) {
      const remote = shop.remoteSecrets.find(({ name }) => name === secret);
      expect(remote?.template).toHaveProperty(key);
      expect(remote?.template).toHaveProperty(key.replace(/3$/, '2'));
    }
  });
});

describe('what must be put into a store', () => {
  it('is told entry by entry, and nothing is written or asked', async () => {
    const { workspace } = await read();
    expect(await init(workspace), workspace.output.err).toBe(0);
    expect(workspace.output.out).toBe(`\
The External Secrets Operator reads these entries; put them there, none of them lies here:
  prod/shop/initdb  (ClusterSecretStore "vault")
    password  (random)
  prod/shop/runtime  (ClusterSecretStore "vault")
    PAYLOAD_SECRET  (random)
    PREVIEW_SECRET  (random)
    CRON_SECRET  (random)
    SEED_KEY  (random)
    SMTP_USER
    SMTP_PASSWORD
  prod/shop/s3  (ClusterSecretStore "vault")
    S3_ACCESS_KEY_ID
    S3_SECRET_ACCESS_KEY
  shared/registry  (ClusterSecretStore "vault")
    username
    password
  prod/shop/first-admin  (ClusterSecretStore "vault", optional)
    email
    password  (random)
  fleet/backups  (ClusterSecretStore "operators")
    S3_ACCESS_KEY_ID
    S3_SECRET_ACCESS_KEY
A random value is made with "openssl rand -base64 32" and never used twice.
`);
  });

  it('is not rotated here', async () => {
    const { workspace } = await read();
    const which = ['shop', 'prod', 'PREVIEW_SECRET'] as const;
    expect(await rotateSecret(workspace.context, piping({}), which, piped)).toBe(1);
    expect(workspace.output.err).toContain('lies in the ClusterSecretStore "vault"');
    expect(workspace.output.err).toContain('count secretsRevision');
  });
});

describe('the templates', () => {
  let program = '';

  beforeAll(async () => {
    const pins = path.join(import.meta.dirname, 'templates');
    const built = await buildPinned('templates', '.', () => undefined, builtTools, pins);
    if (built === undefined) throw new Error('this test needs Go 1.25 or newer');
    program = built;
  }, 600_000);

  const render = async (templates: object, values: object) => {
    const request = JSON.stringify({ templates, values });
    const { stdout } = await spawn(program, [], { stdin: { string: request } });
    return JSON.parse(stdout) as Record<string, string>;
  };

  const hostile = 'a b+c/@:%"\'<&>\\ü';

  it('put an address together whatever the password holds', async () => {
    const { fleet, shop } = await read();
    const { template = {} } = shop.remoteSecrets.find(({ name }) => name.endsWith('-env')) ?? {};
    const { DATABASE_URI: uri = '' } = await render(
      { DATABASE_URI: template.DATABASE_URI },
      { password: hostile },
    );
    const { hostname, username, password, pathname } = new URL(uri);
    const { host, owner, database } = databaseAddress(fleet.cluster.databases, shop);
    expect({ hostname, username, pathname }).toEqual({
      hostname: host,
      username: owner,
      pathname: `/${database}`,
    });
    expect(decodeURIComponent(password)).toBe(hostile);
  });

  it('write a login for the registry that the kubelet can read', async () => {
    const { shop } = await read();
    const { template = {} } = shop.remoteSecrets.find(({ name }) => name === 'registry') ?? {};
    const { '.dockerconfigjson': login = '' } = await render(template, {
      username: 'puller',
      password: hostile,
    });
    expect(JSON.parse(login)).toEqual({
      auths: {
        'registry.example.com': {
          username: 'puller',
          password: hostile,
          auth: Buffer.from(`puller:${hostile}`).toString('base64'),
        },
      },
    });
  });

  it('fail where the entry lacks a value, and take nothing that nobody asked for', async () => {
    const { shop } = await read();
    const { template = {}, entries = [] } =
      shop.remoteSecrets.find(({ name }) => name === shop.names.runtimeSecret) ?? {};
    const names = entries.flatMap(({ properties }) => properties.map(({ name }) => name));
    const values = Object.fromEntries(names.map((name) => [name, `the ${name}`]));
    const rendered = await render(template, { ...values, NODE_OPTIONS: '--inspect' });
    expect(rendered).not.toHaveProperty('NODE_OPTIONS');
    expect(rendered.PREVIEW_SECRET).toBe('the PREVIEW_SECRET');
    const others = Object.fromEntries(
      Object.entries(values).filter(([name]) => name !== 'PREVIEW_SECRET'),
    );
    await expect(render(template, others)).rejects.toMatchObject({
      stderr: expect.stringContaining('no entry for key "PREVIEW_SECRET"') as string,
    });
  });
});
