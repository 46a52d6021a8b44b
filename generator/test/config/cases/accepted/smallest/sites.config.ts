import { defineSites } from '@synestra/generator';

// As little as a fleet can say: everything else is a default.
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: { environments: { dev: { host: 'shop.example.com' } } },
  },
});
