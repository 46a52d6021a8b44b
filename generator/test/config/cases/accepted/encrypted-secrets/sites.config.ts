import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod' }],
  defaults: { secretProvider: { kind: 'sops' } },
  sites: {
    blog: {
      secretProvider: { kind: 'external' },
      environments: { dev: { host: 'blog.example.com' } },
    },
    shop: {
      environments: {
        dev: { host: 'dev-shop.example.com' },
        prod: { host: 'shop.example.com' },
      },
    },
  },
});
