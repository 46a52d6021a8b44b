/** A small fleet as the source of a configuration, with room for one more line in the shop. */
export function fleetSource(shop = '', more = ''): string {
  return `import { defineSites } from '@synestra/generator';

export default defineSites({
  cluster: { repository: 'https://example.com/fleet.git', backups: { none: 'an example' }, wildcards: ['example.com'] },
  apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
  environments: [{ name: 'dev', selfHeal: false }, { name: 'prod', production: true }],
  sites: {
    shop: { ${shop} environments: { dev: { host: 'dev-shop.example.com' }, prod: { host: 'shop.example.com' } } },
    ${more}
  },
});
`;
}

export const secondSite = `blog: { environments: { dev: { host: 'blog.example.com' } } },`;

/** A fleet that takes long enough to write that a kill can hit the middle of it. */
export function largeFleet(sites: number, logLevel: string): string {
  const entries = Array.from(
    { length: sites },
    (_, index) =>
      `s${index}: { env: { LOG_LEVEL: '${logLevel}' }, environments: { dev: { host: 's${index}.example.com' } } },`,
  );
  return fleetSource('', entries.join('\n    '));
}

export const write = { check: false, force: false, removeSites: false, json: false };
export const release = {
  image: 'registry.example.com/web',
  tag: `sha-${'a1'.repeat(20)}`,
  digest: `sha256:${'b2'.repeat(32)}`,
};
