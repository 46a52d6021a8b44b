import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://git.example.com/fleet.git',
    wildcards: ['example.com'],
    databases: 'ingress',
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: { environments: { dev: { host: 'shop.example.com' } } },
  },
});
