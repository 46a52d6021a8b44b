import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://git.example.com/fleet.git',
    backups: { none: 'an example' },
    wildcards: ['example.com'],
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      media: { kind: 's3', endpoint: 'https://s3.example.com' },
      smtp: { host: 'mail.mail.svc', port: 25 },
      outgoing: [{ name: 'bank', to: { cidr: '192.0.2.0/24' }, port: 8443 }],
      secrets: ['extra'],
      env: { LOG_LEVEL: 'debug' },
      environments: {
        dev: { host: 'shop-dev.example.com', media: { bucket: 'dev' }, jobs: false },
        prod: {
          host: 'shop.example.com',
          aliases: ['www.example.com'],
          certificate: 'shop-tls',
          media: { bucket: 'prod' },
        },
      },
    },
  },
});
