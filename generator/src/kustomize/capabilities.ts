import { jobsConnection } from '../model/connections.ts';
import { innerDefaults } from '../model/defaults.ts';
import type { Fleet, Instance, Shape } from '../model/model.ts';
import { resolveDatabase } from '../model/resolve-database.ts';
import type { Blueprint } from '../objects/site/blueprint.ts';
import { unreleasedImage } from '../releases/release.ts';

/** Something that a site may have or lack, and that becomes a kustomize component of its own. */
export interface Capability {
  readonly name: string;
  readonly isIn: (shape: Shape) => boolean;
  /** Adds it, with the fleet's defaults, to a blueprint that lacks it. */
  readonly addTo: (blueprint: Blueprint) => Blueprint;
}

const innerDatabase = {
  kind: 'namespace',
  database: '',
  owner: '',
  size: innerDefaults.databaseSize,
} as const;

export const capabilities: readonly Capability[] = [
  {
    name: 'media-volume',
    isIn: ({ media }) => media.kind === 'volume',
    addTo: (blueprint) => ({
      ...blueprint,
      media: { kind: 'volume', size: innerDefaults.mediaSize, storageClass: undefined },
    }),
  },
  {
    name: 'jobs-runner',
    isIn: ({ jobs }) => jobs !== undefined,
    addTo: (blueprint) => ({
      ...blueprint,
      jobs: { schedule: innerDefaults.schedule },
      connections: [...blueprint.connections, jobsConnection],
    }),
  },
  {
    name: 'redirect-http',
    isIn: ({ redirectHttp }) => redirectHttp,
    addTo: (blueprint) => ({ ...blueprint, redirectHttp: true }),
  },
  {
    name: 'disruption-budget',
    isIn: ({ replicas, autoscaling }) => replicas > 1 && autoscaling === undefined,
    addTo: (blueprint) => ({ ...blueprint, replicas: 2 }),
  },
  {
    name: 'autoscaler',
    isIn: ({ autoscaling }) => autoscaling !== undefined,
    // It brings a budget of its own: components of one site must not touch the same fields.
    addTo: (blueprint) => ({
      ...blueprint,
      autoscaling: { to: 2, cpuPercent: innerDefaults.cpuPercent },
    }),
  },
  {
    name: 'namespaced-database',
    isIn: ({ database }) => database.kind === 'namespace',
    addTo: (blueprint) => ({ ...blueprint, database: innerDatabase }),
  },
];

export function capabilitiesOf(instance: Instance): Capability[] {
  return capabilities.filter(({ isIn }) => isIn(instance));
}

/** A site that says nothing and has no capability: what all sites have in common. */
export function commonBlueprint({ commonConnections, defaults }: Fleet): Blueprint {
  return {
    ...defaults,
    image: unreleasedImage,
    replicas: 1,
    autoscaling: undefined,
    media: {
      kind: 's3',
      endpoint: '',
      bucket: '',
      region: '',
      pathStyle: false,
      fromVolume: false,
    },
    jobs: undefined,
    redirectHttp: false,
    database: resolveDatabase(undefined),
    certificate: undefined,
    aliases: [],
    env: {},
    secrets: [],
    awaitedKeys: [],
    remoteSecrets: [],
    connections: commonConnections,
  };
}
