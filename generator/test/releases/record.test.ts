import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { writeReleaseOverlay } from '../../src/releases/overlay.ts';
import { readRecord, writeRecord, type ReleaseRecord } from '../../src/releases/record.ts';
import { realTool } from '../check/tools.ts';
import { runCommand } from '../promotion/decide/run-command.ts';
import { releaseOf } from '../promotion/decide/letters.ts';
import { fleetSource } from '../files/fleet.ts';
import { createFleet } from '../review/repository.ts';
import { writeFiles } from '../workspace.ts';

const { tag, digest } = releaseOf('A');
const record: ReleaseRecord = {
  release: { tag, digest },
  configuration: '0123456789abcdef',
  migrations: { known: ['first'], breaking: { first: ['drops the table posts'] } },
  evidence: {
    outcome: 'failed',
    method: 'argocd',
    configuration: '0123456789abcdef',
    revision: 'a'.repeat(40),
    since: '2026-11-20T10:00:00Z',
    by: 'Ada',
    reasons: ['/ answered 500'],
  },
  hold: { reason: 'it is slow', since: '2026-11-20T10:00:00Z', by: 'Ada' },
  forced: { reason: 'outage', at: '2026-11-20T10:00:00Z', by: 'Ada' },
};
const file = 'environments/release-dev/shop/release.json';

it('a record is read as it was written', () => {
  expect(readRecord(file, writeRecord(record))).toEqual({ record });
});

/** Records that no command wrote. */
const invalid: Readonly<Record<string, [unknown, string]>> = {
  nothing: ['', 'it is no record of a release'],
  'half a record, as a bad merge leaves it': [
    writeRecord(record).slice(0, 200),
    'it is no record of a release',
  ],
  'a list': [[], 'it is no record of a release'],
  'without a release': [{ ...record, release: undefined }, 'release is wrong'],
  'of a mutable tag': [{ ...record, release: { tag: 'latest', digest } }, 'release.tag is wrong'],
  'of a short digest': [
    { ...record, release: { tag, digest: 'sha256:abc' } },
    'release.digest is wrong',
  ],
  'with a field that we do not know': [
    { ...record, approved: true },
    'it is no record of a release: Unrecognized key: "approved"',
  ],
  'with another outcome': [
    { ...record, evidence: { ...record.evidence, outcome: 'skipped' } },
    'evidence.outcome is wrong',
  ],
  'with a time in words': [
    { ...record, evidence: { ...record.evidence, since: 'yesterday' } },
    'evidence.since is wrong',
  ],
};

const texts = Object.entries(invalid).map(([name, [value, message]]) => {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  return [name, text, message] as const;
});

it.each(texts)('a record with %s is refused with file and cure', (_, text, message) => {
  const read = readRecord(file, text);
  expect(read).toMatchObject({ issues: [{ code: 'invalid-record', at: file }] });
  const [issue] = 'issues' in read ? read.issues : [];
  expect(issue?.message).toContain(message);
  expect(issue?.hint).toContain('take it back from git');
});

describe('in a repository', () => {
  // On a cold machine building a tool takes longer than a test may.
  beforeAll(async () => {
    await realTool('kustomize');
    await realTool('kubeconform');
  });

  async function createReleased() {
    return createFleet({
      'sites.config.ts': fleetSource(),
      'environments/release-dev/shop/kustomization.yaml': writeReleaseOverlay(
        'dev',
        'shop',
        releaseOf('A'),
      ),
      [file]: writeRecord(record),
    });
  }

  it.each([
    'status',
    `release dev shop --tag ${tag} --digest ${digest}`,
    'promote shop',
    'promote --due',
    'rollback dev shop',
    'resume dev shop',
    'reset dev shop',
    'verify dev shop --http-only --timeout 0m',
  ])('%s refuses it, and changes nothing', async (words) => {
    const workspace = await createReleased();
    writeFiles(workspace.root, { [file]: '{ "release": ' });
    const { exitCode, err } = await runCommand(workspace, words.split(' '));
    expect(err).toContain(`${file} error invalid-record`);
    expect(err).toContain('take it back from git');
    expect(exitCode).toBe(1);
  });

  it('check refuses it, also where everything was in order before', async () => {
    const workspace = await createReleased();
    const { context, output } = workspace;
    expect(await check(context, { json: false }), output.err).toBe(0);
    writeFiles(workspace.root, { [file]: '{}' });
    expect(await check(context, { json: false })).toBe(1);
    expect(output.err).toContain(`${file} error invalid-record`);
    writeFiles(workspace.root, { [file]: writeRecord(record) });
    expect(await check(context, { json: false })).toBe(0);
  });
});
