import { describe, expect, it } from 'vitest';
import { configSource, createWorkspace } from '../workspace.ts';
import { faultsOf, fleet, readFaults, readMarks } from './faults.ts';
import { refusalOf, runGen } from './run-gen.ts';

describe('several faults', () => {
  it('are all told in one run, in the order of their places', async () => {
    const { source, places } = readMarks(`import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: ▸'registry.example.com/web:1' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true, selfHeal: ▸false }],
  sites: {
    shop: {
      ▸replica: 2,
      env: { CRM_TOKEN: ▸'not-a-real-one', ▸SITE_URL: 'https://shop.example.com' },
      environments: {
        dev: { host: 'shop.example.com', aliases: [▸'shop.example.org'] },
        prod: { host: ▸'shop.example.com', resources: { limits: { cpu: ▸'100m' } } },
      },
    },
    ▸Blog: { environments: { ▸prd: { host: 'blog.example.com', replicas: ▸'2' } } },
  },
});
`);
    const err = await refusalOf(source);
    expect(readFaults(err).map(({ what }) => what)).toEqual([
      'invalid-image apps.web.image',
      'development-in-production environments[1].selfHeal',
      'unknown-key sites.shop.replica',
      'secret-in-env sites.shop.env.CRM_TOKEN',
      'reserved-variable sites.shop.env.SITE_URL',
      'uncovered-host sites.shop.environments.dev.aliases[0]',
      'duplicate-host sites.shop.environments.prod.host',
      'limit-below-request sites.shop.environments.prod.resources.limits.cpu',
      'invalid-dns-label sites.Blog',
      'unknown-environment sites.Blog.environments.prd',
      'wrong-type sites.Blog.environments.prd.replicas',
    ]);
    expect(readFaults(err).map(({ place }) => place)).toEqual(places);
    expect(err).toContain('\n11 errors. Nothing was written.\n');
    expect(err).not.toContain('not-a-real-one');
  });

  it('of one kind are each told', async () => {
    const media = { kind: 's3', endpoint: 'http://minio.storage.svc:9000' };
    const environments = { dev: { host: 'a.example.com' }, prod: { host: 'b.example.com' } };
    expect(await faultsOf({ sites: { shop: { media, environments } } })).toEqual([
      'missing-bucket sites.shop.environments.dev.media.bucket',
      'missing-bucket sites.shop.environments.prod.media.bucket',
    ]);
  });

  it('behind an unknown kind are told as those of the kind that was meant', async () => {
    const media = { kind: 'S3', endpoint: 'minio:9000', bucket: 'My_Bucket', size: '5Gi' };
    const database = { kind: 'namespaces', database: 'my-shop', owner: 1 };
    const environments = { dev: { host: 'shop.example.com', media: { ...media, kind: 'disk' } } };
    expect(await faultsOf({ sites: { shop: { media, database, environments } } })).toEqual([
      'invalid-choice sites.shop.media.kind',
      'invalid-url sites.shop.media.endpoint',
      'invalid-bucket sites.shop.media.bucket',
      'unknown-key sites.shop.media.size',
      'invalid-choice sites.shop.database.kind',
      'invalid-database-name sites.shop.database.database',
      'wrong-type sites.shop.database.owner',
      'invalid-choice sites.shop.environments.dev.media.kind',
    ]);
  });

  it('that come from one line are told once', async () => {
    const sites = Object.fromEntries(
      ['a', 'b', 'c'].map((id) => [
        id,
        {
          environments: {
            dev: { host: `${id}.example.com` },
            prod: { host: `p${id}.example.com` },
          },
        },
      ]),
    );
    const defaults = {
      replicas: 3,
      resources: { limits: { cpu: '50m' } },
      scheduling: { tolerations: [{ operator: 'Equal' }] },
      outgoing: [{ name: 'dns', to: { cidr: '192.0.2.7/32' }, port: 53 }],
      env: { TEXT: 'x'.repeat(1_000_000) },
    };
    expect(await faultsOf({ sites, defaults })).toEqual([
      'volume-with-replicas defaults.replicas',
      'limit-below-request defaults.resources.limits.cpu',
      'invalid-toleration defaults.scheduling.tolerations[0]',
      'duplicate-connection defaults.outgoing[0].name',
      'env-too-large defaults.env.TEXT',
    ]);
  });

  it('of the shape do not hide those of the rules', async () => {
    const sites = {
      shop: { jobs: 'never', environments: { dev: { host: 'shop.example.org' } } },
      blog: { environments: { dev: { aliases: ['blog.example.net'] } } },
    };
    expect(await faultsOf({ sites })).toEqual([
      'wrong-type sites.shop.jobs',
      'uncovered-host sites.shop.environments.dev.host',
      'missing-value sites.blog.environments.dev.host',
      'uncovered-host sites.blog.environments.dev.aliases[0]',
    ]);
  });

  it('behind a wrong name are told beside the name', async () => {
    const environments = { dev: { host: 'shop.example.org', alias: [] } };
    expect(await faultsOf({ sites: { Shop: { replicas: '2', environments } } })).toEqual([
      'invalid-dns-label sites.Shop',
      'wrong-type sites.Shop.replicas',
      'uncovered-host sites.Shop.environments.dev.host',
      'unknown-key sites.Shop.environments.dev.alias',
    ]);
  });

  it('of releases are told beside those of the configuration', async () => {
    const release = 'environments/release-dev/shop/kustomization.yaml';
    const workspace = createWorkspace({
      'sites.config.ts': configSource(fleet({ defaults: { replicas: '2' } })),
      [release]: 'images: none\n',
    });
    const { err } = await runGen(workspace);
    const faults = readFaults(err);
    expect(faults.slice(0, 4)).toEqual([
      { place: `${release}:1:1`, what: 'invalid-release apiVersion' },
      { place: `${release}:1:1`, what: 'invalid-release kind' },
      { place: `${release}:1:1`, what: 'invalid-release resources' },
      { place: `${release}:1:9`, what: 'invalid-release images' },
    ]);
    expect(faults.slice(4).map(({ what }) => what)).toEqual(['wrong-type defaults.replicas']);
  });

  it('are told to a machine with the same places', async () => {
    const { source, places } = readMarks(`export default {
  ▸site: {},
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' } },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: ▸'release' }],
  sites: {},
};
`);
    const workspace = createWorkspace({ 'sites.config.ts': source });
    const { exitCode, out, err } = await runGen(workspace, { json: true });
    const { issues } = JSON.parse(out) as { issues: Record<string, unknown>[] };
    expect({ exitCode, err }).toEqual({ exitCode: 1, err: '' });
    expect(issues.map(({ code }) => code).toSorted()).toEqual([
      'invalid-environment-name',
      'unknown-key',
    ]);
    const position = (place = '') => {
      const [file, line, column] = place.split(':');
      return { file, line: Number(line), column: Number(column) };
    };
    expect(new Map(issues.map(({ code, position }) => [code, position]))).toEqual(
      new Map([
        ['unknown-key', position(places[0])],
        ['invalid-environment-name', position(places[1])],
      ]),
    );
  });
});
