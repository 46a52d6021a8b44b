import { defineSites } from '@synestra/generator';

// Production is backed up; development asks for it where it wants it, or has no platform database.
export default defineSites({
  cluster: {
    repository: 'https://git.example.com/fleet.git',
    wildcards: ['example.com', 'dev.example.com'],
    monitoring: false,
    backups: {
      endpoint: 'https://s3.eu-central-1.example.com',
      bucket: 'acme-backups',
      region: 'eu-central-1',
      secret: 'backups',
      schedule: '30 1 * * 0',
      retentionDays: 90,
    },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'registry' } },
  environments: [
    { name: 'dev', selfHeal: false },
    {
      name: 'prod',
      production: true,
      defaults: { database: { kind: 'platform', class: 'medium' } },
    },
  ],
  sites: {
    shop: {
      environments: {
        dev: { host: 'shop.dev.example.com', database: { kind: 'platform', backups: true } },
        prod: {
          host: 'shop.example.com',
          database: {
            kind: 'platform',
            class: 'large',
            size: '200Gi',
            storageClass: 'fast',
            generation: 2,
          },
        },
      },
    },
    'corner-shop': {
      rollout: 'held',
      environments: {
        dev: {
          host: 'corner.dev.example.com',
          database: { kind: 'namespace', database: 'corner', owner: 'corner', size: '1Gi' },
        },
        prod: {
          host: 'corner.example.com',
          database: { kind: 'platform', major: 16, backups: { none: 'the shop has moved away' } },
        },
      },
    },
    blog: {
      environments: {
        dev: { host: 'blog.dev.example.com' },
        prod: { host: 'blog.example.com' },
      },
    },
  },
});
