import { defineSites } from '@synestra/generator';

// Uploads on volumes, one of them refined by the environment; one site is held back.
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev', selfHeal: false }],
  defaults: { media: { kind: 'volume', size: '10Gi', storageClass: 'standard' } },
  sites: {
    shop: {
      jobs: { schedule: '*/5 * * * *' },
      redirectHttp: false,
      environments: {
        dev: { host: 'shop.example.com', media: { size: '20Gi', storageClass: 'fast' } },
      },
    },
    blog: {
      rollout: 'held',
      jobs: false,
      environments: { dev: { host: 'blog.example.com' } },
    },
  },
});
