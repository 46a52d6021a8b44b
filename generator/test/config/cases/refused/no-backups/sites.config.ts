import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    blog: { environments: { prod: { host: 'blog.example.com' } } },
    shop: { environments: { prod: { host: 'shop.example.com' } } },
  },
});
