import type { FleetConfig } from '../config/schema.ts';
import type { Settings } from '../config/schema/settings.ts';
import { environmentOf, layersOf, mergeOver } from './layers.ts';
import type { Environment, Media } from './model.ts';

/**
 * Whether an operation copies a site's media from the bucket of its production to another environment:
 * it reads there with a login of its own.
 */
export function mirrorsMedia(
  config: FleetConfig,
  site: string,
  { production }: Environment,
  { media }: { readonly media: Media },
): boolean {
  if (production || media.kind !== 's3') return false;
  const original = config.environments.find(
    ({ name, production: isProduction }) =>
      isProduction && environmentOf(config.sites[site], name) !== undefined,
  );
  return original !== undefined && mediaOf(config, site, original.name)?.kind === 's3';
}

function mediaOf(config: FleetConfig, site: string, environment: string): Settings['media'] {
  return layersOf(config, site, environment)
    .map(({ settings }) => settings.media)
    .reduce<Settings['media']>(
      (outer, inner) => mergeOver(outer, inner) as Settings['media'],
      undefined,
    );
}
