import { defineSites } from '@synestra/generator';

// A database of its own, mail, further connections, and the nodes on which all of it runs.
export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }],
  sites: {
    shop: {
      database: { kind: 'namespace', database: 'shop', owner: 'shop_owner', size: '2Gi' },
      smtp: { host: 'mail.mail.svc', port: 25 },
      outgoing: [
        { name: 'crm', to: { namespace: 'crm', podLabels: { app: 'crm' } }, port: 8080 },
        { name: 'search', to: { namespace: 'search' }, port: 9200 },
        { name: 'bank', to: { cidr: '192.0.2.0/24' }, port: 8443 },
      ],
      scheduling: {
        nodeSelector: { 'kubernetes.io/arch': 'amd64' },
        tolerations: [
          { key: 'dedicated', value: 'web', effect: 'NoSchedule' },
          { operator: 'Exists', effect: 'PreferNoSchedule' },
        ],
        priorityClassName: 'web',
      },
      environments: { dev: { host: 'shop.example.com' } },
    },
    blog: {
      database: { kind: 'platform' },
      smtp: { host: 'smtp.example.net' },
      environments: { dev: { host: 'blog.example.com' } },
    },
  },
});
