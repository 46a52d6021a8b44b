import { defineSites } from '@synestra/generator';

// The fleet, the defaults, an environment, a site and the site's environment say how a release gets
// there; the later one wins, gate and soak each by itself. No manifest depends on it.
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [
    { name: 'dev' },
    { name: 'prod', production: true, defaults: { promotion: { soak: '4h' } } },
  ],
  defaults: { promotion: { soak: '30m' } },
  promotion: {
    gate: 'auto',
    soak: '1d',
    waves: [{ sites: ['canary'], soak: '2h' }, { sites: ['shop'] }],
  },
  sites: {
    canary: {
      promotion: { soak: '0m' },
      environments: {
        dev: { host: 'canary-dev.example.com' },
        prod: { host: 'canary.example.com' },
      },
    },
    shop: {
      promotion: { soak: '8h' },
      environments: {
        dev: { host: 'shop-dev.example.com' },
        prod: { host: 'shop.example.com', promotion: { gate: 'manual' } },
      },
    },
    wiki: {
      environments: {
        dev: { host: 'wiki-dev.example.com' },
        prod: { host: 'wiki.example.com' },
      },
    },
  },
});
