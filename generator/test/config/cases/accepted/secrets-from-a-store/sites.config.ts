import { defineSites } from '@synestra/generator';

// Production reads its Secrets from a store of the cluster, development from one in each namespace.
export default defineSites({
  cluster: {
    repository: 'https://example.com/fleet.git',
    wildcards: ['example.com'],
    monitoring: false,
    backups: {
      endpoint: 'https://s3.example.com',
      bucket: 'fleet-backups',
      secretProvider: { kind: 'externalSecret', store: 'operators', key: 'fleet/{secret}' },
    },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'registry' } },
  environments: [
    {
      name: 'dev',
      selfHeal: false,
      defaults: {
        secretProvider: {
          kind: 'externalSecret',
          store: 'vault',
          storeKind: 'SecretStore',
          refresh: '1d',
        },
      },
    },
    { name: 'prod', production: true },
  ],
  defaults: {
    secretProvider: {
      kind: 'externalSecret',
      store: 'vault',
      key: '{environment}/{site}/{secret}',
      registryKey: 'shared/registry',
      refresh: '30m',
    },
    media: { kind: 's3', endpoint: 'https://s3.example.com' },
  },
  sites: {
    shop: {
      smtp: { host: 'mail.example.com' },
      environments: {
        dev: {
          host: 'dev-shop.example.com',
          database: { kind: 'namespace', database: 'goods', owner: 'keeper' },
          media: { bucket: 'shop-dev' },
        },
        prod: { host: 'shop.example.com', media: { bucket: 'shop' }, secretsRevision: 3 },
      },
    },
    blog: {
      secretProvider: { kind: 'external' },
      secretsRevision: 2,
      environments: { prod: { host: 'blog.example.com', media: { kind: 'volume' } } },
    },
  },
});
