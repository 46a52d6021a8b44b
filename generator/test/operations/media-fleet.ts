import type { Fleet } from '../../src/model/model.ts';
import { resolveConfig } from '../network/fleets.ts';

const endpoint = 'http://minio.storage.svc.cluster.local:9000';

export const bucket = (name: string): object => ({
  kind: 's3',
  endpoint,
  bucket: name,
  pathStyle: true,
});

export const moved = (name: string): object => ({ ...bucket(name), fromVolume: true });

export const volume: object = { kind: 'volume' };

interface Others {
  readonly backups?: object;
  /** For the site in both environments. */
  readonly defaults?: object;
}

/** One site in dev and in production, whose media lie where the test wants them. */
export function fleetWith(
  dev: object,
  prod: object,
  { backups = { endpoint, bucket: 'backups' }, defaults = {} }: Others = {},
): Fleet {
  return resolveConfig({
    cluster: {
      repository: 'https://git.example.com/fleet.git',
      wildcards: ['example.com'],
      backups,
    },
    defaults,
    apps: { web: { directory: 'site', image: 'registry.example.com/web' } },
    environments: [{ name: 'dev' }, { name: 'prod', production: true }],
    sites: {
      shop: {
        environments: {
          dev: { host: 'dev-shop.example.com', media: dev },
          prod: { host: 'shop.example.com', media: prod },
        },
      },
    },
  });
}
