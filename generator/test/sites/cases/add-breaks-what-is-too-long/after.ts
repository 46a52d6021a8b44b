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
    'a-name-that-needs-quotes': {
      environments: {
        dev: { host: 'dev-a-name-that-needs-quotes.example.com' },
        prod: { host: 'a-name-that-needs-quotes-and-is-long.example.com' },
      },
    },
    shop: { environments: { dev: { host: 'shop.example.com' } } },
  },
});
