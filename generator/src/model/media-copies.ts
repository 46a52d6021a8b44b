import type { FleetConfig } from '../config/schema.ts';
import type { Settings } from '../config/schema/settings.ts';
import { bucketOf, mediaCopiesOf, type Bucket } from './buckets.ts';
import { defaultSettings } from './defaults.ts';
import { environmentOf, layersOf, mergeOver } from './layers.ts';
import type { Archive, Cluster, Environment, Media } from './model.ts';
import { deriveNames } from './names.ts';
import { resolveMedia } from './resolve-shape.ts';

/** From where production's media are read for a copy of them in another environment. */
export interface MediaSource {
  readonly bucket: Bucket;
  /** Production keeps its media on a volume, and this is the copy of it among the backups. */
  readonly isBackup: boolean;
  /** Of production. */
  readonly namespace: string;
}

/**
 * Where a site's media in an environment can be copied from; undefined where no operation does it.
 * What lies on production's volume is read from its copy: no pod has volumes of two namespaces.
 */
export function resolveMediaSource(
  { config, cluster, environments }: Ground,
  site: string,
  environment: Environment,
): MediaSource | undefined {
  if (environment.production) return undefined;
  const original = environments.find(
    ({ name, production }) => production && environmentOf(config.sites[site], name) !== undefined,
  );
  if (!original) return undefined;
  const { namespace } = deriveNames(site, original.name);
  const media = resolveMedia(mediaOf(config, site, original.name));
  if (media.kind === 's3') return { bucket: bucketOf(media), isBackup: false, namespace };
  if (!cluster.backups) return undefined;
  const bucket = mediaCopiesOf(cluster.backups, namespace, '/current');
  return { bucket, isBackup: true, namespace };
}

/** What all instances are resolved from, as far as it matters here. */
interface Ground {
  readonly config: FleetConfig;
  readonly cluster: Cluster;
  readonly environments: readonly Environment[];
}

function mediaOf(config: FleetConfig, site: string, environment: string): Settings['media'] {
  return layersOf(config, site, environment)
    .map(({ settings }) => settings.media)
    .reduce<Settings['media']>(
      (outer, inner) => mergeOver(outer, inner) as Settings['media'],
      defaultSettings.media,
    );
}

/** Whether operations keep copies of a site's volume: in production, and where the database is backed up. */
export function keepsMediaCopies(
  { backups }: Cluster,
  { production }: Environment,
  media: Media,
  archive: Archive | undefined,
): boolean {
  return backups !== undefined && media.kind === 'volume' && (production || archive !== undefined);
}
