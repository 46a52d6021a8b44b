import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://git.example.com/fleet.git',
    wildcards: ['example.com'],
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: { environments: { dev: { host: 'shop.example.com', media: { kind: 's3', endpoint: 'https://s3.example.com', bucket: 'shop' }, replicas: { from: 3, to: 3 } } } },
  },
});
