import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: {
      env: { DATABASE_URI: 'postgres://shop:not-a-real-one@db.example.com/shop' },
      environments: { dev: { host: 'shop.example.com' } },
    },
  },
});
