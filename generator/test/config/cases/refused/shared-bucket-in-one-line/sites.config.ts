import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod' }],
  sites: {
    shop: {
      media: { kind: 's3', endpoint: 'http://minio.storage.svc:9000', bucket: 'uploads' },
      environments: { dev: { host: 'dev.example.com' }, prod: { host: 'shop.example.com' } },
    },
  },
});
