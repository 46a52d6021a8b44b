import { describe, expect, it } from 'vitest';
import type { Fleet } from '../../src/model/model.ts';
import { findWantedSecrets } from '../../src/model/wanted-secrets.ts';
import { buildOperations } from '../../src/objects/platform/operations/build.ts';
import { subjectsOf } from '../../src/objects/platform/operations/operation.ts';
import { worldOf } from '../../src/policy/world.ts';
import { findNeededSecrets } from '../../src/sites/needed-secrets.ts';
import { bucket, fleetWith, moved, volume } from './media-fleet.ts';

const store = { kind: 'externalSecret', store: 'vault' };
const archived = { database: { kind: 'platform', backups: true } };
const none = { none: 'an example' };

type Others = Parameters<typeof fleetWith>[2];

const fleets: readonly (readonly [string, object, object, Others, readonly string[]])[] = [
  ['bucket to bucket', bucket('dev'), bucket('prod'), {}, ['dev-media-source']],
  ['bucket to volume', volume, bucket('prod'), {}, ['dev-media-source']],
  ['bucket to a bucket that was a volume', moved('dev'), bucket('prod'), {}, ['dev-media-source']],
  ['volume to bucket', bucket('dev'), volume, {}, ['dev-media-source', 'prod-media-backup']],
  ['volume to volume', volume, volume, {}, ['dev-media-source', 'prod-media-backup']],
  [
    'volume to a volume that is backed up',
    volume,
    volume,
    { defaults: archived },
    ['dev-media-backup', 'dev-media-source', 'prod-media-backup'],
  ],
  ['volume to volume without backups', volume, volume, { backups: none }, []],
  [
    'bucket to volume without backups',
    volume,
    bucket('prod'),
    { backups: none },
    ['dev-media-source'],
  ],
];

/** Those that the operations on media read and no site does. */
function readByOperations(fleet: Fleet): string[] {
  const names = [...subjectsOf(fleet)].flatMap((subject) =>
    buildOperations(subject).flatMap(({ objects }) => findReferences(objects)),
  );
  return mediaLogins(names);
}

function findReferences(value: unknown): string[] {
  const found: string[] = [];
  JSON.stringify(value, (key, inner: unknown) => {
    if (key === 'secretKeyRef') found.push((inner as { name: string }).name);
    return inner;
  });
  return found;
}

function mediaLogins(names: readonly string[]): string[] {
  return [...new Set(names)].filter((name) => /-media-(source|backup)$/.test(name)).sort();
}

describe.each(fleets)('a login for operations on media, %s', (_, dev, prod, others, expected) => {
  const fleet = fleetWith(dev, prod, others);
  const logins = expected.map((name) => `web-shop-${name}`);

  it('is wanted wherever an operation reads it, and nowhere else', () => {
    expect(readByOperations(fleet)).toEqual(logins);
    const wanted = fleet.instances
      .flatMap((instance) => findWantedSecrets(fleet.cluster, instance))
      .filter(({ name }) => mediaLogins([name]).length > 0);
    expect(mediaLogins(wanted.map(({ name }) => name))).toEqual(logins);
    for (const { keys, optional } of wanted) {
      expect(Object.keys(keys)).toEqual(['S3_ACCESS_KEY_ID', 'S3_SECRET_ACCESS_KEY']);
      expect(optional).toBe(true);
    }
  });

  it('is shown, and known to the rules as one that may be absent', () => {
    const shown = fleet.instances.flatMap((instance) => findNeededSecrets(fleet, instance));
    expect(mediaLogins(shown.map(({ name }) => name))).toEqual(logins);
    const optional = shown.filter((secret) => secret.optional).map(({ name }) => name);
    expect(mediaLogins(optional)).toEqual(logins);
    const { sites } = worldOf(fleet);
    expect(mediaLogins(sites.flatMap(({ secrets }) => secrets))).toEqual(logins);
    expect(mediaLogins(sites.flatMap(({ optionalSecrets }) => optionalSecrets))).toEqual(logins);
  });

  it('is fetched from a store by a site that reads its Secrets there', () => {
    const remote = fleetWith(dev, prod, {
      ...others,
      defaults: { ...others?.defaults, secretProvider: store },
    });
    const objects = worldOf(remote).synced.flatMap((synced) => synced.objects);
    const fetched = objects.filter(({ kind }) => kind === 'ExternalSecret');
    expect(mediaLogins(fetched.map(({ metadata }) => metadata.name))).toEqual(logins);
  });
});

it('says what the login must open: production, or the copy of its volume', () => {
  const purposes = (prod: object) => {
    const fleet = fleetWith(volume, prod);
    return fleet.instances
      .flatMap((instance) => findNeededSecrets(fleet, instance))
      .filter(({ name }) => mediaLogins([name]).length > 0)
      .map(({ name, purpose }) => `${name} ${purpose}`);
  };
  expect(purposes(bucket('shop'))).toEqual([
    "web-shop-dev-media-source reads production's media in shop",
  ]);
  expect(purposes(volume)).toEqual([
    "web-shop-dev-media-source reads production's copies of media in backups/media/web-shop-prod/current",
    'web-shop-prod-media-backup writes copies of media to backups/media/web-shop-prod',
  ]);
});
