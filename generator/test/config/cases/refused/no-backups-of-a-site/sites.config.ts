import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'], backups: { endpoint: 'https://s3.example.com', bucket: 'backups' } },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      database: { kind: 'platform', backups: false },
      environments: { dev: { host: 'dev-shop.example.com' }, prod: { host: 'shop.example.com' } },
    },
  },
});
