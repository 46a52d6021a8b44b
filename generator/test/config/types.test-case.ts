// What the compiler itself says of a configuration. `tsc` reads this file like every other one: a
// line below "@ts-expect-error" must be refused, and all others must be accepted.
import { defineSites } from '@synestra/generator';

const cluster = { repository: 'https://git.example.com/fleet.git', wildcards: ['example.com'] };
const apps = { web: { directory: 'site', image: 'registry.example.com/web' } };
const s3 = { kind: 's3', endpoint: 'http://minio.storage.svc:9000' } as const;

export const accepted = defineSites({
  cluster,
  apps: { ...apps, saas: { directory: 'saas', image: 'registry.example.com/saas' } },
  environments: [
    { name: 'dev', selfHeal: false },
    { name: 'prod', production: true },
  ],
  defaults: {
    resources: { limits: { cpu: '2' } },
    jobs: false,
    media: { size: '10Gi' },
    promotion: { soak: '30m' },
  },
  promotion: { gate: 'auto', soak: '1d', waves: [{ sites: ['blog'], soak: '2h' }] },
  sites: {
    // In one environment alone, and of an app that is named.
    saas: {
      app: 'saas',
      environments: { prod: { host: 'saas.example.com', promotion: { gate: 'manual' } } },
    },
    // On s3, with a bucket in each environment.
    shop: {
      media: s3,
      environments: {
        dev: { host: 'shop-dev.example.com', media: { bucket: 'shop-dev' } },
        prod: { host: 'shop.example.com', media: { ...s3, bucket: 'shop', region: 'eu-1' } },
      },
    },
    // On s3 with one bucket, in the only environment.
    blog: {
      media: { ...s3, bucket: 'blog' },
      environments: { prod: { host: 'blog.example.com' } },
    },
    // On s3 in one environment, on a volume in the other.
    docs: {
      environments: {
        dev: { host: 'docs-dev.example.com' },
        prod: { host: 'docs.example.com', media: { ...s3, bucket: 'docs' } },
      },
    },
    wiki: {
      jobs: { schedule: '0 * * * *' },
      database: { kind: 'namespace', database: 'wiki', owner: 'wiki' },
      outgoing: [
        { name: 'crm', to: { namespace: 'crm' }, port: 443 },
        { name: 'bank', to: { cidr: '192.0.2.0/24' }, port: 443 },
      ],
      environments: { dev: { host: 'wiki.example.com', media: { storageClass: 'fast' } } },
    },
  },
});

/** A fleet of one site, of which each case below breaks one line. */
const environments = [{ name: 'dev' }, { name: 'prod' }] as const;
const dev = { host: 'shop.example.com' };

export const refused = [
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        environments: {
          dev,
          // @ts-expect-error an environment that nobody declared
          stage: { host: 'stage.example.com' },
        },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        // @ts-expect-error an app that nobody declared
        app: 'wep',
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      // @ts-expect-error the site has no bucket, and its environment names none
      shop: { media: s3, environments: { dev } },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      // @ts-expect-error the site has no bucket, and its environment refines the media without one
      shop: {
        media: s3,
        environments: { dev: { host: 'shop.example.com', media: { region: 'eu-1' } } },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        environments: {
          dev: {
            host: 'shop.example.com',
            // @ts-expect-error s3 without a bucket, where the site has none
            media: s3,
          },
        },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        environments: {
          // @ts-expect-error the host is missing
          dev: {},
        },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      // @ts-expect-error the environments are missing
      shop: {},
    },
  }),
  defineSites({
    cluster: {
      repository: 'https://git.example.com/fleet.git',
      backups: { none: 'an example' },
      // @ts-expect-error a typo in the cluster
      wildcard: [],
    },
    apps,
    environments,
    sites: {},
  }),
  defineSites({
    cluster,
    apps: {
      web: {
        directory: 'site',
        image: 'registry.example.com/web',
        // @ts-expect-error a typo in an app
        pullsecret: 'registry',
      },
    },
    environments,
    sites: {},
  }),
  defineSites({
    cluster,
    apps,
    environments: [
      {
        name: 'dev',
        // @ts-expect-error a typo in an environment
        selfheal: false,
      },
    ],
    sites: {},
  }),
  defineSites({
    cluster,
    apps,
    environments,
    defaults: {
      // @ts-expect-error a typo in the defaults
      replica: 2,
    },
    sites: {},
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        // @ts-expect-error a typo in a site
        replica: 2,
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        environments: {
          dev: {
            host: 'shop.example.com',
            // @ts-expect-error a typo in the environment of a site
            alias: ['www.example.com'],
          },
        },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        resources: {
          // @ts-expect-error a typo below a setting
          limit: { cpu: '1' },
        },
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        media: {
          kind: 'volume',
          // @ts-expect-error a field of another kind of media
          bucket: 'uploads',
        },
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        // @ts-expect-error text for a number
        replicas: '2',
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        env: {
          // @ts-expect-error a number for text
          RETRIES: 3,
        },
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        // @ts-expect-error jobs are either off or described
        jobs: true,
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        // @ts-expect-error not one of the choices
        rollout: 'hold',
        environments: { dev },
      },
    },
  }),
  defineSites({
    cluster,
    apps,
    environments,
    promotion: {
      // @ts-expect-error no kind of gate
      gate: 'automatic',
    },
    sites: {},
  }),
  defineSites({
    cluster,
    apps,
    environments,
    promotion: {
      waves: [
        {
          sites: ['shop'],
          // @ts-expect-error a typo in a wave
          soaks: '1h',
        },
      ],
    },
    sites: {},
  }),
  defineSites({
    cluster,
    apps,
    environments,
    sites: {
      shop: {
        promotion: {
          // @ts-expect-error waves are the fleet's alone
          waves: [{ sites: ['shop'] }],
        },
        environments: { dev },
      },
    },
  }),
  // @ts-expect-error the cluster is missing
  defineSites({ apps, environments, sites: {} }),
];
