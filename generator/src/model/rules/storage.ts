import { layersOf } from '../layers.ts';
import type { ConfigPath, Issue } from '../../issue.ts';
import type { Instance } from '../model.ts';
import { once, settingOf, titleOf, type Rule } from './rule.ts';

/** Media on S3 names the bucket it lies in. */
export const s3MediaHasABucket: Rule = (facts) =>
  once(
    facts.fleet.instances
      .filter(({ media }) => media.kind === 's3' && media.bucket === '')
      .map((instance) => ({
        code: 'missing-bucket',
        message: `has no bucket for ${titleOf(instance)}`,
        at: settingOf(facts, instance, 'media'),
        expected: 'the name of a bucket',
        got: 'nothing',
        hint: `add media: { bucket: '…' } under ${instance.at.join('.')}`,
      })),
  );

/** Two sites in one bucket overwrite and delete each other's uploads. */
export const bucketsAreNotShared: Rule = (facts) => {
  const owners = new Map<string, Instance>();
  return facts.fleet.instances.flatMap((instance): Issue[] => {
    const { media } = instance;
    if (media.kind !== 's3' || media.bucket === '') return [];
    const bucket = `${media.endpoint}/${media.bucket}`;
    const owner = owners.get(bucket);
    if (!owner) {
      owners.set(bucket, instance);
      return [];
    }
    return [
      {
        code: 'shared-bucket',
        message: `is already the bucket of ${titleOf(owner)}`,
        at: settingOf(facts, instance, 'media', 'bucket'),
        expected: 'a bucket for each site and environment',
        got: `"${media.bucket}"`,
        first: settingOf(facts, owner, 'media', 'bucket'),
        hint: 'name another bucket under media in one of the two',
      },
    ];
  });
};

const volumeFields = ['size', 'storageClass'];
const s3Fields = ['endpoint', 'bucket', 'region', 'pathStyle'];

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
                hint: 'name the kind of media here, or at an outer level',
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
      const { database } = instance;
      if (database.kind !== 'namespace') return [];
      return (['database', 'owner'] as const)
        .filter((field) => database[field] === '')
        .map((field) => ({
          code: `missing-database-${field === 'owner' ? 'owner' : 'name'}`,
          message: `is missing for ${titleOf(instance)}`,
          at: [...settingOf(facts, instance, 'database'), field],
          expected:
            field === 'owner' ? 'the role that owns the database' : 'the name of the database',
          got: 'nothing',
          hint: `both are needed with kind 'namespace', for example '${instance.site.replaceAll('-', '_')}'`,
        }));
    }),
  );
