import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: {
    repository: 'https://github.com/NeoGrAIph/web-core.git',
    argocd: { namespace: 'argo', project: 'synestra-web' },
    wildcards: ['synestra.io', 'synestra.tech', 'dev.synestra.tech', 'services.synestra.tech'],
    reservedHosts: ['argocd.synestra.tech'],
    backups: { none: 'no object store for backups was set up yet: docs/databases.md tells how' },
  },
  apps: {
    web: {
      directory: 'site',
      image: 'registry.gitlab.com/synestra/synestra-platform/web-synestra-io',
      pullSecret: 'gitlab-regcred',
    },
  },
  environments: [
    { name: 'dev', selfHeal: false },
    {
      name: 'prod',
      production: true,
      defaults: { database: { kind: 'platform', class: 'medium' } },
    },
  ],
  sites: {
    'synestra-io': {
      media: {
        kind: 's3',
        endpoint: 'http://minio-web-synestra-io.object-storage-web-core.svc.cluster.local:9000',
        region: 'us-east-1',
        pathStyle: true,
      },
      environments: {
        dev: { host: 'dev.synestra.io', media: { bucket: 'payload-media-dev' } },
        prod: {
          host: 'synestra.io',
          aliases: ['www.synestra.io'],
          media: { bucket: 'payload-media-prod' },
        },
      },
    },
    corporate: { environments: { dev: { host: 'corporate.dev.synestra.tech' } } },
    landings: { environments: { dev: { host: 'landings.dev.synestra.tech' } } },
    saas: { environments: { dev: { host: 'saas.dev.synestra.tech' } } },
    shop: { environments: { dev: { host: 'shop.dev.synestra.tech' } } },
  },
});
