import type { FleetConfig, Settings } from '../config/schema.ts';
import type { Release } from '../releases/release.ts';
import * as connections from './connections.ts';
import { defaultSettings, innerDefaults } from './defaults.ts';
import { layersOf, mergeOver } from './layers.ts';
import type { App, Cluster, Environment, Fleet, Instance } from './model.ts';
import { deriveNames } from './names.ts';
import { resolveCluster } from './resolve-cluster.ts';
import { resolveShape } from './resolve-shape.ts';
import { deriveVariables } from './variables.ts';

/** Finds the release of a site in an environment, where it has one. */
export type Releases = (environment: string, site: string) => Release | undefined;

/**
 * Turns the configuration as written into the model. It takes any configuration of the right shape;
 * whether the result makes sense is for the rules to say, which run on the model.
 */
export function resolveFleet(config: FleetConfig, releases: Releases): Fleet {
  const cluster = resolveCluster(config.cluster);
  const environments = config.environments.map((environment): Environment => ({
    name: environment.name,
    selfHeal: environment.selfHeal ?? true,
    production: environment.production ?? false,
    stage: environment.stage ?? (environment.production ? 'prod' : 'dev'),
    project: `${cluster.argocd.project}-${environment.name}`,
  }));
  const instances = Object.keys(config.sites)
    .sort()
    .flatMap((site) =>
      environments
        .filter(({ name }) => config.sites[site]?.environments[name])
        .map((environment) => resolveInstance(config, cluster, environment, site, releases)),
    );
  const settings = mergeOver(defaultSettings, config.defaults) as Settings;
  return { cluster, environments, instances, defaults: resolveShape(settings) };
}

function resolveInstance(
  config: FleetConfig,
  cluster: Cluster,
  environment: Environment,
  site: string,
  releases: Releases,
): Instance {
  const settings = layersOf(config, site, environment.name)
    .map((layer) => layer.settings)
    .reduce<Settings>((outer, inner) => mergeOver(outer, inner) as Settings, defaultSettings);
  const { host = '', aliases = [] } = config.sites[site]?.environments[environment.name] ?? {};
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
  return {
    ...shape,
    site,
    environment,
    at: ['sites', site, 'environments', environment.name],
    app: resolveApp(config, site),
    names,
    host,
    aliases,
    env: Object.fromEntries(Object.entries(variables).sort(byKey)),
    secrets: [
      names.runtimeSecret,
      ...(shape.media.kind === 's3' ? [names.s3Secret] : []),
      ...(settings.secrets ?? []),
    ],
    connections: [
      ...connections.commonConnections(cluster),
      ...(shape.jobs ? [connections.jobsConnection] : []),
      ...connections.databaseConnections(cluster, shape.database, names),
      ...connections.mediaConnections(shape.media),
      ...connections.smtpConnections(smtp),
      ...connections.outgoingConnections(settings.outgoing ?? []),
    ],
    held: settings.rollout === 'held',
    release: releases(environment.name, site),
  };
}

function resolveApp({ apps, sites }: FleetConfig, site: string): App {
  const name = sites[site]?.app ?? Object.keys(apps)[0] ?? '';
  const app = apps[name];
  return { name, image: app?.image ?? '', pullSecret: app?.pullSecret };
}

function byKey([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}
