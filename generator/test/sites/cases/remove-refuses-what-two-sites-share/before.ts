import { defineSites } from '@synestra/generator';

const cluster = {
  repository: 'https://git.example.com/fleet.git',
  backups: { none: 'an example' },
  wildcards: ['example.com'],
};
const apps = { web: { directory: 'site', image: 'registry.example.com/web' } };
const environments = [{ name: 'dev' }, { name: 'prod', production: true }] as const;

const shared = { dev: { host: 'shop.example.com' }, prod: { host: 'bakery.example.com' } };

export default defineSites({
  cluster,
  apps,
  environments,
  sites: {
    bakery: { environments: shared },
    shop: {
      env: { HOSTS: String(Object.keys(shared).length) },
      environments: { dev: { host: 'x.example.com' } },
    },
  },
});
