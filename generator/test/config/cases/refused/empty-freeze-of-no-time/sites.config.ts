import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://git.example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev' }, { name: 'prod', production: true }],
  promotion: {
    freezes: [
      {
        reason: 'Black Friday',
        from: '2026-11-27T00:00',
        to: '2026-11-27T00:00',
        timeZone: 'Europe/Berlin',
      },
    ],
  },
  sites: {
    shop: { environments: { prod: { host: 'shop.example.com' } } },
  },
});
