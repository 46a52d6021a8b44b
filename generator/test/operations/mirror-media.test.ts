import { once } from 'node:events';
import process from 'node:process';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { bucket, fleetWith, volume } from './media-fleet.ts';
import { openMediaPlace, type MediaPlace } from './media-place.ts';
import { operationOf } from './operations.ts';

const toBucket = operationOf(
  'mirror-media',
  'shop',
  'dev',
  fleetWith(bucket('dev-media'), bucket('prod-media')),
);
const toVolume = operationOf('refresh-media', 'shop', 'dev', fleetWith(volume, volume));
const toVolumeFromBucket = operationOf(
  'refresh-media',
  'shop',
  'dev',
  fleetWith(volume, bucket('prod-media')),
);
const copyOfProduction = 'media/web-shop-prod/current';
const published = { 'logo.png': 'logo', 'posts/a.jpg': 'a photo' };

let place: MediaPlace;
beforeAll(async () => {
  place = await openMediaPlace();
}, 900_000);
afterAll(() => place.stop());

beforeEach(() => {
  place.wrong = undefined;
  place.fillBucket('prod-media', published);
  place.fillBucket('dev-media', { 'only-in-dev.png': 'dev' });
});

describe("a mirror of production's bucket", () => {
  it('brings what is there, with its kind, deletes what is not, and leaves production alone', () => {
    const { status, output } = place.run(toBucket);
    expect(status, output).toBe(0);
    expect(place.s3.readBucket('dev-media')).toEqual(published);
    expect(place.s3.readBucket('prod-media')).toEqual(published);
    const [object] = JSON.parse(place.ask('lsjson', '--metadata', 's3:dev-media/logo.png')) as [
      { MimeType: string },
    ];
    expect(object.MimeType).toBe('image/png');
    expect(output).toContain('the source has 2 files\n');
    expect(output).not.toContain(place.s3.secretKey);
  });

  it('changes nothing when it is run again', () => {
    place.run(toBucket);
    const before = place.ask('lsjson', '--recursive', '--files-only', '--metadata', 's3:dev-media');
    const { status, output } = place.run(toBucket);
    expect(status, output).toBe(0);
    expect(output).toContain('There was nothing to transfer');
    expect(place.ask('lsjson', '--recursive', '--files-only', '--metadata', 's3:dev-media')).toBe(
      before,
    );
  });

  it('brings an object that changed and kept its length, also one that was written in parts', () => {
    place.upload('prod-media/film.mp4', 'one'.repeat(100));
    place.run(toBucket);
    place.upload('prod-media/film.mp4', 'two'.repeat(100));
    const { status, output } = place.run(toBucket);
    expect(status, output).toBe(0);
    expect(place.s3.readBucket('dev-media')['film.mp4']).toBe('two'.repeat(100));
  });

  it('replaces what dev wrote under the same name', () => {
    place.upload('dev-media/logo.png', 'LOGO');
    expect(place.run(toBucket).status).toBe(0);
    expect(place.s3.readBucket('dev-media')['logo.png']).toBe('logo');
  });

  it.each<[string, Record<string, string>, string]>([
    ["production's bucket", { TARGET: 'target:prod-media' }, "the target is production's bucket"],
    [
      "a folder of production's bucket",
      { TARGET: 'target:prod-media/dev', SOURCE: 'source:other' },
      "the target is production's bucket",
    ],
    [
      "production's bucket in another store",
      { TARGET: 'other:prod-media' },
      "the target is production's bucket",
    ],
    [
      'one bucket for both',
      { SOURCE: 'source:dev-media' },
      'source and target are the same bucket',
    ],
    ["production's namespace", { NAMESPACE: 'web-shop-prod' }, "this is production's namespace"],
    ['a source that nobody named', { SOURCE: '' }, 'SOURCE is empty'],
  ])('refuses %s', (_, variables, reason) => {
    const { status, output } = place.run(toBucket, variables);
    expect(output).toBe(`REFUSED: ${reason}. Nothing was changed.\n`);
    expect(status).toBe(1);
    expectUntouched();
  });

  it('refuses an empty source, which would empty the target', () => {
    place.fillBucket('prod-media');
    const { status, output } = place.run(toBucket);
    expect(output).toBe('REFUSED: the source is empty. Nothing was changed.\n');
    expect(status).toBe(1);
    expect(place.s3.readBucket('dev-media')).toEqual({ 'only-in-dev.png': 'dev' });
  });

  it.each([
    ['the source', 'web-shop-dev-media-source'],
    ['the target', 'web-shop-dev-s3-env'],
  ])('says so when %s does not take its key', (side, secret) => {
    place.wrong = secret;
    const { status, output } = place.run(toBucket);
    expect(output).toContain('SignatureDoesNotMatch');
    expect(output).toContain(`REFUSED: ${side} cannot be listed. Nothing was changed.\n`);
    expect(output).not.toContain('not-the-key');
    expect(status).toBe(1);
    expectUntouched();
  });

  it('refuses a target that is not there instead of making it', () => {
    const { status, output } = place.run(toBucket, { TARGET: 'target:mistyped' });
    expect(output).toContain('REFUSED: the target cannot be listed');
    expect(status).toBe(1);
  });

  it('is finished by another run after it was killed', async () => {
    // The limit lets the first four megabytes pass at once; the rest takes more than a minute.
    place.upload('prod-media/film.mp4', 'a film'.repeat(4_000_000));
    const child = place.start(toBucket, { RCLONE_BWLIMIT: '256k' });
    const closed = once(child, 'close');
    for await (const chunk of child.stderr ?? []) {
      if (String(chunk).includes('logo.png: Copied')) break;
    }
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await closed;
    expect(place.s3.readBucket('dev-media')).not.toHaveProperty('film.mp4');
    expect(place.s3.readBucket('dev-media')).toHaveProperty('only-in-dev.png');
    const { status, output } = place.run(toBucket);
    expect(status, output).toBe(0);
    expect(place.s3.readBucket('dev-media')).toEqual(place.s3.readBucket('prod-media'));
  });

  function expectUntouched(): void {
    expect(place.s3.readBucket('dev-media')).toEqual({ 'only-in-dev.png': 'dev' });
    expect(place.s3.readBucket('prod-media')).toEqual(published);
  }
});

describe("a refresh of dev's volume", () => {
  beforeEach(() => {
    place.fillVolume({ 'only-in-dev.png': 'dev', 'lost+found/7': 'of the file system' });
    place.fillBucket('backups', {
      [`${copyOfProduction}/logo.png`]: 'logo',
      [`${copyOfProduction}/posts/a.jpg`]: 'a photo',
      'media/web-shop-prod/before/20261101T000000Z/old.png': 'old',
      'media/web-blog-prod/current/blog.png': 'of another site',
    });
  });
  const refreshed = { ...published, 'lost+found/7': 'of the file system' };

  it.each([
    ["from the copy of production's volume", toVolume],
    ["from production's bucket", toVolumeFromBucket],
  ])('%s makes it the same, and again changes nothing', (_, operation) => {
    expect(place.run(operation)).toMatchObject({ status: 0 });
    expect(place.readVolume()).toEqual(refreshed);
    const { status, output } = place.run(operation);
    expect(status, output).toBe(0);
    expect(output).toContain('There was nothing to transfer');
    expect(place.readVolume()).toEqual(refreshed);
  });

  it.each<[string, Record<string, string>, string]>([
    ["production's volume", { NAMESPACE: 'web-shop-prod' }, "this is production's namespace"],
    [
      "production's copies as the target",
      { TARGET: 'source:backups/media' },
      "the target is production's bucket",
    ],
    [
      'production before it was copied',
      { SOURCE: 'source:backups/media/web-new-prod/current' },
      'the source is empty',
    ],
  ])('refuses %s', (_, variables, reason) => {
    const { status, output } = place.run(toVolume, variables);
    expect(output).toBe(`REFUSED: ${reason}. Nothing was changed.\n`);
    expect(status).toBe(1);
    expect(place.readVolume()).toHaveProperty('only-in-dev.png');
    expect(Object.keys(place.s3.readBucket('backups'))).toHaveLength(4);
  });
});
