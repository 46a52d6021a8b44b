import { defineSites } from '@synestra/generator';

// Fleet, environment, site and the site's environment all say something; the later one wins.
export default defineSites({
  cluster: { repository: 'git@git.example.com:acme/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: {
    web: { directory: 'site', image: 'registry.example.com/web', pullSecret: 'registry' },
    saas: { directory: 'apps/saas', image: 'registry.example.com:5000/apps/saas' },
  },
  environments: [
    { name: 'dev', selfHeal: false, defaults: { env: { LOG_LEVEL: 'debug' }, replicas: 0 } },
    { name: 'acceptance', stage: 'stage' },
    { name: 'prod', production: true, defaults: { resources: { requests: { cpu: '500m' } } } },
  ],
  defaults: {
    env: { LOG_LEVEL: 'info', LOCALE: 'en' },
    secrets: ['crm'],
    resources: { requests: { cpu: '100m', memory: '256Mi' }, limits: { cpu: '2', memory: '1Gi' } },
  },
  sites: {
    shop: {
      app: 'web',
      env: { LOCALE: 'de', GREETING: 'Grüß Gott: "willkommen"\n' },
      environments: {
        dev: { host: 'shop-dev.example.com' },
        acceptance: { host: 'shop-acceptance.example.com', env: { LOG_LEVEL: 'warn' } },
        prod: { host: 'shop.example.com', resources: { limits: { memory: '2Gi' } }, secrets: [] },
      },
    },
    saas: { app: 'saas', replicas: 1, environments: { dev: { host: 'saas.example.com' } } },
  },
});
