import { valueAt } from '../config/describe.ts';
import type { FleetConfig, SiteConfig, SiteEnvironmentConfig } from '../config/schema.ts';
import type { Settings } from '../config/schema/settings.ts';
import type { ConfigPath } from '../issue.ts';
import { isMap } from '../is-map.ts';

/** One level of settings and the place where the configuration writes it. */
export interface Layer {
  readonly at: ConfigPath;
  readonly settings: Settings;
}

/** The levels that apply to a site in an environment; a later one wins. */
export function layersOf(config: FleetConfig, site: string, environment: string): Layer[] {
  const index = config.environments.findIndex(({ name }) => name === environment);
  const siteConfig = config.sites[site];
  return [
    { at: ['defaults'], settings: config.defaults ?? {} },
    {
      at: ['environments', index, 'defaults'],
      settings: config.environments[index]?.defaults ?? {},
    },
    { at: ['sites', site], settings: siteConfig ?? {} },
    {
      at: ['sites', site, 'environments', environment],
      settings: environmentOf(siteConfig, environment) ?? {},
    },
  ];
}

/** What a site says of an environment. An environment may be called "constructor". */
export function environmentOf(
  site: SiteConfig | undefined,
  environment: string,
): SiteEnvironmentConfig | undefined {
  return site && Object.hasOwn(site.environments, environment)
    ? site.environments[environment]
    : undefined;
}

/**
 * Lays one value over another: maps merge; everything else replaces whole, and so does a member of a
 * union that names its kind.
 */
export function mergeOver(outer: unknown, inner: unknown): unknown {
  if (inner === undefined) return outer;
  if (!isMap(outer) || !isMap(inner) || inner.kind !== undefined) return inner;
  const merged: Record<string, unknown> = { ...outer };
  for (const [key, value] of Object.entries(inner)) {
    merged[key] = mergeOver(Object.hasOwn(outer, key) ? outer[key] : undefined, value);
  }
  return merged;
}

/**
 * Finds where the value at `path` of a resolved instance was written: the last level that says it, or
 * where nobody does, the instance itself.
 */
export function originOf(
  config: FleetConfig,
  site: string,
  environment: string,
  path: ConfigPath,
): ConfigPath {
  for (const { at, settings } of layersOf(config, site, environment).reverse()) {
    if (valueAt(settings, path) !== undefined) return [...at, ...path];
  }
  if (path.length > 1) return originOf(config, site, environment, path.slice(0, -1));
  return ['sites', site, 'environments', environment];
}

/** Of several settings of an instance, the one that was written at the innermost level. */
export function writtenLast(
  config: FleetConfig,
  site: string,
  environment: string,
  paths: readonly ConfigPath[],
): ConfigPath | undefined {
  for (const { settings } of layersOf(config, site, environment).reverse()) {
    const written = paths.find((path) => valueAt(settings, path) !== undefined);
    if (written) return written;
  }
  return undefined;
}
