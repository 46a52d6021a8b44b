import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: {
      media: { kind: 's3', bucket: 'uploads', endpoint: 'minio.storage.svc:9000' },
      environments: { dev: { host: 'shop.example.com' } },
    },
  },
});
