import { defineSites } from '@synestra/generator';

// A cluster on which nothing has its usual name.
export default defineSites({
  cluster: {
    repository: 'ssh://git@git.example.com/fleet.git', backups: { none: 'an example' },
    revision: 'trunk',
    server: 'https://cluster.example.com:6443',
    argocd: {
      namespace: 'gitops',
      project: 'acme',
      platformProject: 'acme-base',
      platformRoot: 'acme-platform',
      root: 'acme',
    },
    platform: { repository: 'https://git.example.com/platform.git', revision: 'stable' },
    wildcards: ['example.com'],
    issuer: 'acme-dns',
    traefik: { namespace: 'edge', podLabels: { app: 'traefik' } },
    dns: { namespace: 'dns', podLabels: { app: 'coredns' } },
    databases: 'postgres',
    monitoring: { namespace: 'metrics', podLabels: { app: 'victoria' } },
    databaseOperator: { namespace: 'operators', podLabels: { app: 'cnpg' } },
  },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'prod', production: true }],
  sites: {
    shop: { environments: { prod: { host: 'shop.example.com' } } },
  },
});
