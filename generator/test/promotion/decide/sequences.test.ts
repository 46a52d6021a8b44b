import { readFileSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { readReleaseOverlay } from '../../../src/releases/read.ts';
import { readRecord } from '../../../src/releases/record.ts';
import { git } from '../../review/repository.ts';
import { serveRelease, startSite, type Handler } from '../verify/site.ts';
import { createReleasable, expectClean } from './releasable.ts';

const site = fc.constantFrom('shop', 'wiki');
const environment = fc.constantFrom('dev', 'prod');
const letter = fc.constantFrom('<A>', '<B>', '<C>');

/** Anything that somebody could type, in any order. "verify" comes with whether the site is well. */
const command = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.tuple(site, letter).map(([name, tag]) => `release dev ${name} ${tag}`),
  },
  { weight: 1, arbitrary: letter.map((tag) => `release dev --all ${tag}`) },
  { weight: 3, arbitrary: fc.tuple(environment, site).map((place) => `verify ${place.join(' ')}`) },
  { weight: 2, arbitrary: site.map((name) => `promote ${name}`) },
  { weight: 1, arbitrary: site.map((name) => `promote ${name} --force outage`) },
  { weight: 1, arbitrary: fc.constantFrom('promote --all', 'promote --due') },
  {
    weight: 2,
    arbitrary: fc.tuple(environment, site).map((place) => `rollback ${place.join(' ')}`),
  },
  { weight: 1, arbitrary: fc.tuple(environment, site).map((place) => `resume ${place.join(' ')}`) },
  { weight: 1, arbitrary: site.map((name) => `reset dev ${name}`) },
);
const steps = fc.array(fc.tuple(command, fc.boolean()), { minLength: 4, maxLength: 10 });

it('after any commands the manifests are what they should be', async () => {
  await fc.assert(
    fc.asyncProperty(steps, async (sequence) => {
      const { workspace, run, land, tagOf } = await createReleasable(['A', 'B', 'C']);
      const { root } = workspace;
      let running: Handler = serveRelease(undefined);
      const { origin } = await startSite((...asked) => running(...asked));
      for (const [words, isWell] of sequence) {
        const [, place = '', name = ''] = words.split(' ');
        const { tag } = readState(root, place, name).release ?? {};
        running = serveRelease(isWell ? tag : tagOf('none'));
        const http = ` --http-only --timeout 0m --origin ${origin}`;
        const { exitCode, err } = await run(words.startsWith('verify') ? words + http : words);
        const changed = git(root, 'status', '--porcelain');
        expect([0, 1], err).toContain(exitCode);
        if (err !== '') expect(changed, words).toBe('');
        await expectClean(workspace);
        await land('status');
        for (const one of ['dev', 'prod']) {
          for (const other of ['shop', 'wiki']) expectRecordOfRelease(root, one, other);
        }
      }
    }),
    { numRuns: 6 },
  );
}, 240_000);

/** What lies there of a site in an environment. */
function readState(root: string, environment: string, name: string) {
  const folder = `environments/release-${environment}/${name}`;
  const overlay = readIfThere(path.join(root, folder, 'kustomization.yaml'));
  const record = readIfThere(path.join(root, folder, 'release.json'));
  const read = overlay && readReleaseOverlay(folder, environment, name, overlay);
  const known = record && readRecord(folder, record);
  return {
    release: read && 'release' in read ? read.release : undefined,
    record: known && 'record' in known ? known.record : undefined,
  };
}

/** Beside a release lies what is known of it, and of no other. */
function expectRecordOfRelease(root: string, environment: string, name: string): void {
  const { release, record } = readState(root, environment, name);
  expect(record?.release).toEqual(release && { tag: release.tag, digest: release.digest });
}

function readIfThere(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
