import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  defaults: { media: { kind: 's3', endpoint: 'http://minio.storage.svc:9000' } },
  sites: {
    shop: { environments: { dev: { host: 'shop.example.com', media: { bucket: 'uploads', size: '5Gi' } } } },
  },
});
