import { defineSites } from '@synestra/generator';

// Two sites have a release, written by hand; the root lists the one that is not held back.
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      environments: {
        dev: { host: 'shop-test.example.com' },
        prod: { host: 'shop.example.com', rollout: 'live' },
      },
    },
    blog: { environments: { prod: { host: 'blog.example.com', rollout: 'held' } } },
  },
});
