import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    'bakery': { environments: { dev: { host: 'bakery.example.com' } } },
    'shop': { environments: { dev: { host: 'shop.example.com' } } },
  },
});
