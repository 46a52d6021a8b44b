import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'prod', production: true }],
  sites: {
    shop: {
      database: { kind: 'namespace', database: 'shop', owner: 'shop' },
      environments: { prod: { host: 'shop.example.com' } },
    },
  },
});
