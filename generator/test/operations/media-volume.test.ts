import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { fleetWith, moved, volume } from './media-fleet.ts';
import { openMediaPlace, type MediaPlace } from './media-place.ts';
import { operationOf } from './operations.ts';

const kept = fleetWith(volume, volume);
const backup = operationOf('backup-media', 'shop', 'prod', kept);
const restore = operationOf('restore-media', 'shop', 'prod', kept);
const refresh = operationOf('refresh-media', 'shop', 'dev', kept);
const moving = fleetWith(volume, moved('prod-media'));
const move = operationOf('move-media', 'shop', 'prod', moving);
const back = operationOf('return-media', 'shop', 'prod', moving);

const files = { 'logo.png': 'logo', 'posts/a.jpg': 'a photo' };
const onVolume = { ...files, 'lost+found/7': 'of the file system' };
const current = 'media/web-shop-prod/current';
const replaced = /^media\/web-shop-prod\/before\/(\d{8}T\d{6}Z)\/(.+)$/;

let place: MediaPlace;
beforeAll(async () => {
  place = await openMediaPlace();
}, 900_000);
afterAll(() => place.stop());

beforeEach(() => {
  place.wrong = undefined;
  place.fillVolume(onVolume);
  place.fillBucket('backups', { 'databases/shop-cnpg/base': 'of the database' });
  place.fillBucket('prod-media');
});

describe('a backup of the volume', () => {
  it('copies it, leaves it and the other backups alone, and tells no secret', () => {
    const output = succeed(backup);
    expect(copies()).toEqual(files);
    expect(place.s3.readBucket('backups')).toHaveProperty('databases/shop-cnpg/base');
    expect(place.readVolume()).toEqual(onVolume);
    expect(output).not.toContain(place.s3.secretKey);
  });

  it('changes nothing when it is run again', () => {
    succeed(backup);
    const before = listing('backups');
    expect(succeed(backup)).toContain('There was nothing to transfer');
    expect(listing('backups')).toBe(before);
  });

  it('keeps what a later one replaces or drops, by when that was', () => {
    succeed(backup);
    place.fillVolume({ 'logo.png': 'a new logo' });
    const output = succeed(backup);
    expect(copies()).toEqual({ 'logo.png': 'a new logo' });
    expect(olderCopies().map(({ name, content }) => [name, content])).toEqual([
      ['logo.png', 'logo'],
      ['posts/a.jpg', 'a photo'],
    ]);
    expect(output).toContain(`before/${olderCopies()[0]?.moment ?? ''}.`);
  });

  it('refuses an empty volume, which would drop everything from the copy', () => {
    succeed(backup);
    place.fillVolume({ 'lost+found/7': 'of the file system' });
    const { status, output } = place.run(backup);
    expect(output).toBe('REFUSED: the volume is empty. Nothing was changed.\n');
    expect(status).toBe(1);
    expect(copies()).toEqual(files);
  });

  it('says so when its key is wrong', () => {
    place.wrong = 'web-shop-prod-media-backup';
    const { status, output } = place.run(backup);
    expect(output).toContain('REFUSED: the bucket of the backups cannot be listed');
    expect(output).not.toContain('not-the-key');
    expect(status).toBe(1);
  });

  it('is what dev is refreshed from', () => {
    succeed(backup);
    place.fillVolume({ 'only-in-dev.png': 'dev' });
    succeed(refresh);
    expect(place.readVolume()).toEqual(files);
  });
});

describe('a restore of the volume', () => {
  beforeEach(() => {
    succeed(backup);
  });

  it('brings back what is missing or broken and leaves what came later', () => {
    place.fillVolume({ 'logo.png': 'brok', 'later.png': 'uploaded since' });
    succeed(restore);
    expect(place.readVolume()).toEqual({ ...files, 'later.png': 'uploaded since' });
    expect(succeed(restore)).toContain('There was nothing to transfer');
    expect(copies()).toEqual(files);
  });

  it('brings back what an older copy held, when the confirmation names it', () => {
    place.fillVolume({ 'posts/a.jpg': 'a photo' });
    succeed(backup);
    expect(copies()).toEqual({ 'posts/a.jpg': 'a photo' });
    const [older] = olderCopies();
    succeed(restore, { COPY: `before/${older?.moment ?? ''}` });
    expect(place.readVolume()).toEqual(files);
  });

  it.each([
    ['the copies of another site', '../web-blog-prod/current'],
    ['the copies of another site by a detour', 'before/20261120T213000Z/../../../web-blog-prod'],
    ['the databases', 'databases'],
    ['everything', ''],
  ])('refuses %s', (_, copy) => {
    place.fillVolume({});
    const { status, output } = place.run(restore, { COPY: copy });
    expect(output).toMatch(/^REFUSED: .*COPY.* Nothing was changed\.\n$/);
    expect(status).toBe(1);
    expect(place.readVolume()).toEqual({});
  });

  it('refuses a moment at which nothing was replaced', () => {
    const { status, output } = place.run(restore, { COPY: 'before/20200101T000000Z' });
    expect(output).toContain('REFUSED: the copy before/20200101T000000Z is empty');
    expect(status).toBe(1);
  });
});

describe('a move to S3', () => {
  it('brings every file, deletes none, and brings what was uploaded meanwhile', () => {
    succeed(move);
    place.addFile('late.png', 'uploaded between the two runs');
    succeed(move);
    expect(place.s3.readBucket('prod-media')).toEqual({
      ...files,
      'late.png': 'uploaded between the two runs',
    });
    expect(place.readVolume()).toMatchObject(onVolume);
    expect(succeed(move)).toContain('There was nothing to transfer');
  });

  it('does not undo what was uploaded since the site writes to the bucket', () => {
    succeed(move);
    place.upload('prod-media/logo.png', 'a newer logo');
    place.upload('prod-media/new.png', 'new');
    succeed(move);
    expect(place.s3.readBucket('prod-media')).toEqual({
      ...files,
      'logo.png': 'a newer logo',
      'new.png': 'new',
    });
  });

  it('has a way back that takes along what was uploaded since', () => {
    succeed(move);
    place.upload('prod-media/logo.png', 'a newer logo');
    place.upload('prod-media/new.png', 'new');
    const before = listing('prod-media');
    succeed(back);
    expect(place.readVolume()).toEqual({
      ...onVolume,
      'logo.png': 'a newer logo',
      'new.png': 'new',
    });
    expect(listing('prod-media')).toBe(before);
    expect(succeed(back)).toContain('There was nothing to transfer');
  });

  it('refuses a volume without files', () => {
    place.fillVolume({});
    const { status, output } = place.run(move);
    expect(output).toBe('REFUSED: the source is empty. Nothing was changed.\n');
    expect(status).toBe(1);
  });
});

function succeed(...[operation, variables]: Parameters<MediaPlace['run']>): string {
  const { status, output } = place.run(operation, variables);
  expect(status, output).toBe(0);
  return output;
}

/** The newest copy of every file. */
function copies(): Record<string, string> {
  return Object.fromEntries(
    Object.entries(place.s3.readBucket('backups'))
      .filter(([key]) => key.startsWith(`${current}/`))
      .map(([key, content]) => [key.slice(current.length + 1), content]),
  );
}

function olderCopies() {
  return Object.entries(place.s3.readBucket('backups')).flatMap(([key, content]) => {
    const [, moment, name] = replaced.exec(key) ?? [];
    return moment === undefined ? [] : [{ moment, name, content }];
  });
}

function listing(bucket: string): string {
  return place.ask('lsjson', '--recursive', '--files-only', '--metadata', `s3:${bucket}`);
}
