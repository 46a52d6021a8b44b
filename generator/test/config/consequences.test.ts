import { expect, it } from 'vitest';
import { faultsOf } from './faults.ts';

const repository = 'https://git.example.com/fleet.git';
const dev = { host: 'shop.example.com' };
const s3 = { kind: 's3', endpoint: 'http://minio.storage.svc:9000', bucket: 'uploads' };

/** A fleet with one site. */
function shop(settings: object, environments: object = { dev }): object {
  return { sites: { shop: { ...settings, environments } } };
}

it.each<[string, object, string]>([
  [
    'a cluster without a repository',
    { cluster: { wildcards: ['example.com'] } },
    'missing-value cluster.repository',
  ],
  [
    'wildcards whose name is written wrong',
    { cluster: { repository, wildcard: ['example.com'] } },
    'unknown-key cluster.wildcard',
  ],
  [
    'a certificate whose name is written wrong',
    shop({ certificat: 'shop' }, { dev: { host: 'shop.example.org' } }),
    'unknown-key sites.shop.certificat',
  ],
  [
    'media whose name is written wrong',
    { defaults: { Media: s3 }, ...shop({ replicas: 2 }) },
    'unknown-key defaults.Media',
  ],
  [
    'a host whose name is written wrong',
    shop({}, { dev: { hots: 'shop.example.com' } }),
    'unknown-key sites.shop.environments.dev.hots',
  ],
  ['an environment beside its list', { sites: { shop: { dev } } }, 'unknown-key sites.shop.dev'],
  ['sites whose name is written wrong', { sites: undefined, site: {} }, 'unknown-key site'],
  [
    'a limit without its unit, below the request',
    shop({ resources: { requests: { memory: '1Gi' }, limits: { memory: '2' } } }),
    'implausible-quantity sites.shop.resources.limits.memory',
  ],
  ['no cluster', { cluster: undefined }, 'missing-value cluster'],
  ['no apps', { apps: undefined }, 'missing-value apps'],
  ['no environments', { environments: undefined }, 'missing-value environments'],
  ['an empty list of environments', { environments: [] }, 'out-of-range environments'],
  ['environments of the wrong type', { environments: '' }, 'wrong-type environments'],
  ['no sites', { sites: undefined }, 'missing-value sites'],
  ['a site of the wrong type', { sites: { shop: 5 } }, 'wrong-type sites.shop'],
  [
    'an environment of a site of the wrong type',
    shop({}, { dev: 5 }),
    'wrong-type sites.shop.environments.dev',
  ],
  [
    'an app without an image',
    { apps: { web: { directory: 'site' } } },
    'missing-value apps.web.image',
  ],
  ['an app of the wrong type', { apps: { web: 'site' } }, 'wrong-type apps.web'],
  ['the app of a site, of the wrong type', shop({ app: 1 }), 'wrong-type sites.shop.app'],
  ['an environment of the wrong type', { environments: ['dev'] }, 'wrong-type environments[0]'],
  [
    'an environment with a wrong name',
    { environments: [{ name: 'Dev' }], ...shop({}, { Dev: dev }) },
    'invalid-environment-name environments[0].name',
  ],
  [
    'an environment that is declared twice',
    { environments: [{ name: 'dev' }, { name: 'dev' }] },
    'duplicate-environment environments[1].name',
  ],
  [
    'a wildcard with a star',
    { cluster: { repository, wildcards: ['*.example.com'] } },
    'invalid-host cluster.wildcards[0]',
  ],
  [
    'wildcards of the wrong type',
    { cluster: { repository, wildcards: 'example.com' } },
    'wrong-type cluster.wildcards',
  ],
  [
    'a host with a wrong format',
    shop({}, { dev: { host: 'Shop.Example.Org' } }),
    'invalid-host sites.shop.environments.dev.host',
  ],
  [
    'a certificate of the wrong type',
    shop({ certificate: 1 }, { dev: { host: 'shop.example.org' } }),
    'wrong-type sites.shop.certificate',
  ],
  [
    'an endpoint with a wrong format',
    shop({ replicas: 2, media: { ...s3, endpoint: 'minio:9000' } }),
    'invalid-url sites.shop.media.endpoint',
  ],
  [
    'a missing endpoint',
    shop({ replicas: 2, media: { kind: 's3', bucket: 'uploads' } }),
    'missing-value sites.shop.media.endpoint',
  ],
  [
    'media of the wrong type',
    shop({ replicas: 2, media: 's3' }, { dev: { ...dev, media: { bucket: 'uploads' } } }),
    'wrong-type sites.shop.media',
  ],
  [
    'media of an unknown kind',
    shop({ replicas: 2, media: { ...s3, kind: 's4' } }),
    'invalid-choice sites.shop.media.kind',
  ],
  [
    'a bucket of the wrong type',
    shop({ media: { ...s3, bucket: 1 } }),
    'wrong-type sites.shop.media.bucket',
  ],
  [
    'a request with a wrong format',
    shop({ resources: { requests: { cpu: '1 core' }, limits: { cpu: '100m' } } }),
    'invalid-cpu sites.shop.resources.requests.cpu',
  ],
  [
    'a request of the wrong type',
    shop({ resources: { requests: { cpu: 1 }, limits: { cpu: '100m' } } }),
    'wrong-type sites.shop.resources.requests.cpu',
  ],
  [
    'a limit with a wrong format',
    shop({ resources: { limits: { cpu: '1 core' } } }),
    'invalid-cpu sites.shop.resources.limits.cpu',
  ],
  [
    'a database of an unknown kind',
    shop({ database: { kind: 'mine', database: 'shop', owner: 'shop' } }),
    'invalid-choice sites.shop.database.kind',
  ],
  [
    'a database without an owner',
    shop({ database: { kind: 'namespace', database: 'shop', owner: 1 } }),
    'wrong-type sites.shop.database.owner',
  ],
  [
    'a connection that leads nowhere',
    shop({ outgoing: [{ name: 'crm', port: 443 }] }),
    'missing-value sites.shop.outgoing[0].to',
  ],
  [
    'a list with one wrong element',
    shop({ secrets: [1, 'crm'] }),
    'wrong-type sites.shop.secrets[0]',
  ],
  ['too many replicas', shop({ replicas: 1000 }), 'out-of-range sites.shop.replicas'],
])('%s is told once, without what follows from it', async (_, changed, fault) => {
  expect(await faultsOf(changed)).toEqual([fault]);
});

it('a fault of one site does not hide those of another', async () => {
  const sites = {
    shop: { media: 's3', environments: { dev } },
    blog: { replicas: 2, environments: { dev: { host: 'blog.example.com' } } },
  };
  expect(await faultsOf({ sites })).toEqual([
    'wrong-type sites.shop.media',
    'volume-with-replicas sites.blog.replicas',
  ]);
});

it('two sites without a host do not share one', async () => {
  expect(
    await faultsOf({
      sites: { a: { environments: { dev: {} } }, b: { environments: { dev: {} } } },
    }),
  ).toEqual([
    'missing-value sites.a.environments.dev.host',
    'missing-value sites.b.environments.dev.host',
  ]);
});
