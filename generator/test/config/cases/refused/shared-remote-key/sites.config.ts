import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'], backups: { none: 'an example' } },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  defaults: { secretProvider: { kind: 'externalSecret', store: 'vault', key: 'web/{site}/{secret}' } },
  sites: {
    shop: {
      environments: { dev: { host: 'dev-shop.example.com' }, prod: { host: 'shop.example.com' } },
    },
  },
});
