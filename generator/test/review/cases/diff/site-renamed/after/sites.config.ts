import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [
    { name: 'dev', selfHeal: false },
    { name: 'prod', production: true },
  ],
  sites: {
    store: { environments: { dev: { host: 'shop-dev.example.com' }, prod: { host: 'shop.example.com' } } },
  },
});
