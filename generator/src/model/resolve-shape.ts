import type { Settings } from '../config/schema/settings.ts';
import { defaultSettings, innerDefaults } from './defaults.ts';
import type { Media, Shape } from './model.ts';
import { resolveReplicas } from './replicas.ts';
import { resolveDatabase } from './resolve-database.ts';
import { resolveProvider } from './resolve-provider.ts';

/** Settings of which all levels were merged, with every field filled in. */
export function resolveShape(settings: Settings): Shape {
  const { resources, scheduling, jobs } = settings;
  return {
    resources: {
      requests: {
        ...defaultSettings.resources.requests,
        ...resources?.requests,
      } as Shape['resources']['requests'],
      limits: {
        ...defaultSettings.resources.limits,
        ...resources?.limits,
      } as Shape['resources']['limits'],
    },
    ...resolveReplicas(settings.replicas ?? defaultSettings.replicas),
    media: resolveMedia(settings.media),
    jobs: jobs ? { schedule: jobs.schedule ?? innerDefaults.schedule } : undefined,
    scheduling: {
      nodeSelector: scheduling?.nodeSelector ?? {},
      tolerations: scheduling?.tolerations ?? [],
      priorityClassName: scheduling?.priorityClassName,
    },
    database: resolveDatabase(settings.database),
    secretProvider: resolveProvider(settings.secretProvider ?? defaultSettings.secretProvider),
    redirectHttp: settings.redirectHttp ?? defaultSettings.redirectHttp,
    certificate: settings.certificate,
  };
}

/** Media of which all levels were merged, with every field filled in. */
export function resolveMedia(media: Settings['media']): Media {
  if (media?.kind === 's3') {
    return {
      kind: 's3',
      endpoint: media.endpoint,
      bucket: media.bucket ?? '',
      region: media.region ?? innerDefaults.s3Region,
      pathStyle: media.pathStyle ?? false,
      fromVolume: media.fromVolume ?? false,
    };
  }
  return {
    kind: 'volume',
    size: media?.size ?? innerDefaults.mediaSize,
    storageClass: media?.storageClass,
  };
}
