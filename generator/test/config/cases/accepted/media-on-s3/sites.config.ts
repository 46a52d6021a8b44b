import { defineSites } from '@synestra/generator';

// Uploads in buckets, so several pods can serve, or as many as the load wants; aliases and a certificate of its own in prod.
export default defineSites({
  cluster: {
    repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' },
    wildcards: ['dev.example.com'],
    reservedHosts: ['argocd.dev.example.com'],
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      media: { kind: 's3', endpoint: 'http://minio.storage.svc:9000', pathStyle: true },
      environments: {
        dev: { host: 'shop.dev.example.com', media: { bucket: 'shop-dev' } },
        prod: {
          host: 'www.shop.example',
          aliases: ['shop.example', 'shop.example.com'],
          certificate: 'shop-certificate',
          replicas: 3,
          media: {
            bucket: 'shop-prod',
            endpoint: 'https://s3.eu-1.example.net',
            region: 'eu-1',
            pathStyle: false,
            fromVolume: false,
          },
        },
      },
    },
    blog: {
      environments: {
        prod: {
          host: 'blog.dev.example.com',
          replicas: { from: 2, to: 4, cpuPercent: 60 },
          media: {
            kind: 's3',
            endpoint: 'https://s3.eu-1.example.net',
            bucket: 'blog',
            region: 'eu-1',
            fromVolume: true,
          },
        },
      },
    },
  },
});
