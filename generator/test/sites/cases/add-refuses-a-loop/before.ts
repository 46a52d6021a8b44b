import { defineSites } from '@synestra/generator';

const cluster = {
  repository: 'https://git.example.com/fleet.git',
  backups: { none: 'an example' },
  wildcards: ['example.com'],
};
const apps = { web: { directory: 'site', image: 'registry.example.com/web' } };
const environments = [{ name: 'dev' }, { name: 'prod', production: true }] as const;

const sites = Object.fromEntries(
  ['shop'].map((name) => [name, { environments: { dev: { host: `${name}.example.com` } } }]),
);

export default defineSites({ cluster, apps, environments, sites });
