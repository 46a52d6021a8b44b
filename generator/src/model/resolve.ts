import { parseDuration } from '../config/duration.ts';
import type { FleetConfig } from '../config/schema.ts';
import type { Settings } from '../config/schema/settings.ts';
import type { Release } from '../releases/release.ts';
import type { Edition } from '../sealed/revision.ts';
import * as connections from './connections.ts';
import { defaultSettings, innerDefaults } from './defaults.ts';
import { resolveFreezes } from './freezes.ts';
import { environmentOf, layersOf, mergeOver } from './layers.ts';
import type { App, Cluster, Connection, Environment, Fleet, Gate, Instance } from './model.ts';
import { keepsMediaCopies, resolveMediaSource } from './media-copies.ts';
import { deriveNames } from './names.ts';
import { resolveRemoteSecrets } from './remote-secrets.ts';
import { resolveCluster } from './resolve-cluster.ts';
import { resolveArchive } from './resolve-database.ts';
import { resolveEdition } from './resolve-edition.ts';
import { resolveShape } from './resolve-shape.ts';
import { deriveVariables } from './variables.ts';
import { resolveWaves } from './waves.ts';

/** Finds the release of a site in an environment, where it has one. */
export type Releases = (environment: string, site: string) => Release | undefined;

/** Finds the edition of the encrypted Secrets of a site in an environment, where there are any. */
export type Editions = (environment: string, site: string) => Edition | undefined;

/**
 * Turns the configuration as written into the model. It takes any configuration of the right shape;
 * whether the result makes sense is for the rules to say, which run on the model.
 */
export function resolveFleet(
  config: FleetConfig,
  releases: Releases,
  editions: Editions = () => undefined,
): Fleet {
  const cluster = resolveCluster(config.cluster, config.defaults?.secretProvider);
  const environments = resolveEnvironments(config, cluster);
  const commonConnections = connections.commonConnections(cluster);
  const ground = { config, releases, editions, cluster, environments, commonConnections };
  const instances = Object.keys(config.sites)
    .sort()
    .flatMap((site) =>
      environments
        .filter(({ name }) => environmentOf(config.sites[site], name))
        .map((environment) => resolveInstance(ground, environment, site)),
    );
  const settings = mergeOver(defaultSettings, config.defaults) as Settings;
  const defaults = resolveShape(settings);
  const production = environments.filter((environment) => environment.production);
  const freezes = resolveFreezes(
    config.promotion ?? {},
    production.map(({ name }) => name),
  );
  const waves = resolveWaves(config.promotion ?? {});
  return { cluster, environments, instances, commonConnections, waves, freezes, defaults };
}

/** Of two environments with one name the first counts; a rule refuses the second. */
function resolveEnvironments({ environments }: FleetConfig, cluster: Cluster): Environment[] {
  const names = environments.map(({ name }) => name);
  return environments
    .filter(({ name }, index) => names.indexOf(name) === index)
    .map(({ name, selfHeal = true, production = false, stage }) => ({
      name,
      selfHeal,
      production,
      stage: stage ?? (production ? 'prod' : 'dev'),
      project: `${cluster.argocd.project}-${name}`,
    }));
}

/** What all instances are resolved from. */
interface Ground {
  readonly config: FleetConfig;
  readonly releases: Releases;
  readonly editions: Editions;
  readonly cluster: Cluster;
  readonly environments: readonly Environment[];
  readonly commonConnections: readonly Connection[];
}

function resolveInstance(ground: Ground, environment: Environment, site: string): Instance {
  const { config, releases, editions, cluster, commonConnections } = ground;
  const settings = layersOf(config, site, environment.name)
    .map((layer) => layer.settings)
    .reduce<Settings>((outer, inner) => mergeOver(outer, inner) as Settings, defaultSettings);
  const { host = '', aliases = [] } = environmentOf(config.sites[site], environment.name) ?? {};
  const shape = resolveShape(settings);
  const names = deriveNames(site, environment.name);
  const smtp = settings.smtp && {
    host: settings.smtp.host,
    port: settings.smtp.port ?? innerDefaults.smtpPort,
  };
  const variables = {
    ...settings.env,
    ...deriveVariables(environment, host, shape.media, smtp),
  };
  const archive = resolveArchive(cluster, environment, shape.database, names);
  const known = {
    ...shape,
    site,
    environment,
    app: resolveApp(config, site),
    names,
    env: Object.fromEntries(Object.entries(variables).sort(byKey)),
    archive,
    mediaSource: resolveMediaSource(ground, site, environment),
    keepsMediaCopies: keepsMediaCopies(cluster, environment, shape.media, archive),
  };
  return {
    ...known,
    at: ['sites', site, 'environments', environment.name],
    host,
    aliases,
    secrets: [
      names.runtimeSecret,
      ...(shape.media.kind === 's3' ? [names.s3Secret] : []),
      ...(settings.secrets ?? []),
    ],
    connections: [
      ...commonConnections,
      ...(shape.jobs ? [connections.jobsConnection] : []),
      ...connections.databaseConnections(cluster, shape.database, names),
      ...connections.mediaConnections(shape.media),
      ...connections.smtpConnections(smtp),
      ...connections.outgoingConnections(settings.outgoing ?? []),
    ],
    held: settings.rollout === 'held',
    gate: resolveGate({ ...config.promotion, ...settings.promotion }),
    release: releases(environment.name, site),
    ...resolveEdition(known, settings.secretsRevision, () => editions(environment.name, site)),
    remoteSecrets: resolveRemoteSecrets(cluster, known, settings.secretsRevision),
  };
}

function resolveGate({ gate = 'manual', soak = '0m' }: NonNullable<Settings['promotion']>): Gate {
  return { auto: gate === 'auto', soak: parseDuration(soak) ?? 0 };
}

function resolveApp({ apps, sites }: FleetConfig, site: string): App {
  const name = sites[site]?.app ?? Object.keys(apps)[0] ?? '';
  const app = apps[name];
  return {
    name,
    directory: app?.directory ?? '',
    image: app?.image ?? '',
    pullSecret: app?.pullSecret,
  };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
