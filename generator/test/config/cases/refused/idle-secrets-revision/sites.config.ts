import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'], backups: { none: 'an example' } },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      secretProvider: { kind: 'sops' },
      environments: { prod: { host: 'shop.example.com', secretsRevision: 2 } },
    },
  },
});
