import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: {
      outgoing: [{ name: 'crm', to: { cidr: '10.0.0.1/8' }, port: 443 }],
      environments: { dev: { host: 'shop.example.com' } },
    },
  },
});
