import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod' }],
  sites: {
    shop: {
      media: { kind: 's3', endpoint: 'http://minio.storage.svc:9000' },
      environments: {
        dev: { host: 'dev.example.com', media: { bucket: 'shop-dev' } },
        prod: { host: 'shop.example.com', media: { region: 'eu-1' } },
      },
    },
  },
});
