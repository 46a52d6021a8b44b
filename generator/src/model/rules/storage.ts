import { quote } from '../../config/describe.ts';
import { formatPath, type ConfigPath, type Issue } from '../../issue.ts';
import { layersOf } from '../layers.ts';
import type { Instance } from '../model.ts';
import { asWritten, once, settingOf, titleOf, type Rule } from './rule.ts';

/** Media on S3 names the bucket it lies in. */
export const s3MediaHasABucket: Rule = ({ fleet }) =>
  fleet.instances
    .filter(({ media }) => media.kind === 's3' && media.bucket === '')
    .map((instance) => ({
      code: 'missing-bucket',
      message: 'is missing: the media lies on s3',
      at: [...instance.at, 'media', 'bucket'],
      expected: 'the name of a bucket for this site and environment',
      got: 'nothing',
      hint: "add media: { bucket: '…' }",
    }));

/** Two sites in one bucket overwrite and delete each other's uploads. */
export const bucketsAreNotShared: Rule = (facts) => {
  const owners = new Map<string, Instance>();
  return once(
    asWritten(facts).flatMap((instance): Issue[] => {
      const { media } = instance;
      if (media.kind !== 's3' || media.bucket === '') return [];
      const bucket = `${hostOf(media.endpoint)}/${media.bucket}`;
      const owner = owners.get(bucket);
      if (!owner) {
        owners.set(bucket, instance);
        return [];
      }
      const at = settingOf(facts, instance, 'media', 'bucket');
      const first = settingOf(facts, owner, 'media', 'bucket');
      const isOneLine = formatPath(at) === formatPath(first);
      return [
        {
          code: 'shared-bucket',
          message: isOneLine
            ? `is the bucket of ${titleOf(owner)} and of ${titleOf(instance)}`
            : `is already the bucket of ${titleOf(owner)}`,
          at,
          expected: 'a bucket for each site and environment',
          got: quote(media.bucket),
          first: isOneLine ? undefined : first,
          hint: "name another bucket under media in the site's environment",
        },
      ];
    }),
  );
};

/** One store may be written with its default port or without. */
function hostOf(endpoint: string): string {
  return URL.canParse(endpoint) ? new URL(endpoint).host : endpoint;
}

const volumeFields = ['size', 'storageClass'];
const s3Fields = ['endpoint', 'bucket', 'region', 'pathStyle', 'fromVolume'];

/** A level that refines the media says nothing that the chosen kind does not have. */
export const mediaFieldsBelongToTheKind: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance) => {
      const { kind } = instance.media;
      const foreign = kind === 's3' ? volumeFields : s3Fields;
      return lastLevels(facts.config, instance).flatMap(({ at, field }): Issue[] =>
        foreign.includes(field)
          ? [
              {
                code: 'media-mismatch',
                message: `does nothing: the media of ${titleOf(instance)} lies on ${kind === 's3' ? 's3' : 'a volume'}`,
                at,
                expected: `one of ${(kind === 's3' ? s3Fields : volumeFields).join(', ')}`,
                hint: `remove it, or set kind: '${kind === 's3' ? 'volume' : 's3'}' here`,
              },
            ]
          : [],
      );
    }),
  );

/** The fields of the level that chose the kind of media and of those that refine it. */
function lastLevels(config: Parameters<typeof layersOf>[0], { site, environment }: Instance) {
  const fields: { at: ConfigPath; field: string }[] = [];
  for (const { at, settings } of layersOf(config, site, environment.name).reverse()) {
    if (!settings.media) continue;
    for (const field of Object.keys(settings.media))
      fields.push({ at: [...at, 'media', field], field });
    if (settings.media.kind) break;
  }
  return fields;
}

/** A database in the namespace is made by the site's manifests, so they must know what to make. */
export const namespacedDatabasesAreComplete: Rule = (facts) =>
  once(
    facts.fleet.instances.flatMap((instance): Issue[] => {
      const { database, site } = instance;
      if (database.kind !== 'namespace') return [];
      return databaseFields
        .filter(({ field }) => database[field] === '')
        .map(({ field, code, expected }) => ({
          code,
          message: `is missing for ${titleOf(instance)}`,
          at: [...settingOf(facts, instance, 'database'), field],
          expected,
          got: 'nothing',
          hint: `add ${field}: '${site.replaceAll('-', '_')}' beside the kind`,
        }));
    }),
  );

const databaseFields = [
  { field: 'database', code: 'missing-database-name', expected: 'the name of the database' },
  { field: 'owner', code: 'missing-database-owner', expected: 'the role that owns the database' },
] as const;
