import { beforeAll, describe, expect, it } from 'vitest';
import { check } from '../../src/commands/check.ts';
import { findFrozen } from '../../src/commands/review/guard.ts';
import type { Issue } from '../../src/issue.ts';
import { realTool } from '../check/tools.ts';
import { fleetSource, secondSite } from '../files/fleet.ts';
import { writeFiles, type Workspace } from '../workspace.ts';
import { change, commit, createFleet, git } from './repository.ts';

/** A fleet with a freeze; both sites are in the environments that the helper gives them. */
function frozen(freeze: string, shop = ''): Record<string, string> {
  const promotion = freeze === '' ? '' : `promotion: { freezes: [${freeze}] },\n  sites: {`;
  const source = fleetSource(shop, secondSite);
  return { 'sites.config.ts': promotion ? source.replace('sites: {', promotion) : source };
}

const blackFriday = `{ reason: 'Black Friday', from: '2026-11-27T00:00', to: '2026-12-01T08:00', timeZone: 'Europe/Berlin' }`;
const within = Date.parse('2026-11-28T12:00Z');
const louder = `env: { LOG_LEVEL: 'debug' },`;

/** What the guard alone finds: rendering and validating everything is no concern of most tests. */
async function guard({ context, output }: Workspace, now: number): Promise<Issue[]> {
  output.err = '';
  return findFrozen({ ...context, now: () => now }, 'main');
}

async function runCheck(
  { context, output }: Workspace,
  now: number,
  options: { base?: string; json?: boolean } = {},
) {
  Object.assign(output, { out: '', err: '' });
  const given = { base: 'main', json: false, ...options };
  const exitCode = await check({ ...context, now: () => now }, given);
  return { exitCode, ...output };
}

async function changed(before: string, after: string, shop = louder): Promise<Workspace> {
  const workspace = await createFleet(frozen(before));
  git(workspace.root, 'checkout', '--quiet', '-b', 'topic');
  await change(workspace, frozen(after, shop));
  return workspace;
}

// On a cold machine building a tool is told too, and by whichever test is the first.
beforeAll(async () => {
  await realTool('kustomize');
  await realTool('kubeconform');
});

describe('in a freeze', () => {
  it('a change of production is refused, with the window and the sites', async () => {
    const workspace = await changed(blackFriday, blackFriday);
    const { exitCode, err } = await runCheck(workspace, within);
    expect(exitCode).toBe(1);
    expect(err).toBe(`sites.config.ts:7:26 error frozen
  promotion.freezes[0] is in force: the freeze "Black Friday" (2026-11-27T00:00 to 2026-12-01T08:00, Europe/Berlin) stops this change
  expected  no rendered change of prod before 2026-12-01T08:00
  got       prod/shop
  hint      merge it afterwards; in an emergency, first end the freeze in a change that does nothing else
1 error. Everything was checked.
`);
  });

  it('it is refused again when everything else was found in order before', async () => {
    const workspace = await changed(blackFriday, blackFriday);
    expect((await runCheck(workspace, 0)).exitCode).toBe(0);
    const { exitCode, out } = await runCheck(workspace, within, { json: true });
    expect(exitCode).toBe(1);
    expect(JSON.parse(out)).toMatchObject({ issues: [{ code: 'frozen', got: 'prod/shop' }] });
  });

  it.each([
    ['a minute before it begins', '2026-11-26T22:59Z', 0],
    ['when it begins, on the clocks of its zone', '2026-11-26T23:00Z', 1],
    ['in its last minute', '2026-12-01T06:59Z', 1],
    ['when it is over', '2026-12-01T07:00Z', 0],
  ])('%s', async (_, now, stopped) => {
    const workspace = await changed(blackFriday, blackFriday);
    expect(await guard(workspace, Date.parse(now))).toHaveLength(stopped);
  });

  it('a change that takes it away, or shortens it, is refused by what the base says', async () => {
    for (const after of ['', blackFriday.replace('12-01', '11-28')]) {
      const workspace = await changed(blackFriday, after);
      const [issue] = await guard(workspace, within);
      expect(issue?.at).toBe('sites.config.ts of the base');
      expect(issue?.message).toContain('is in force, although this change takes it away');
    }
  });

  it('a change that only ends it passes: nothing that is rendered changes', async () => {
    const workspace = await changed(blackFriday, '', '');
    expect(await guard(workspace, within)).toEqual([]);
  });

  it('a change that brings one is refused by it', async () => {
    const workspace = await changed('', blackFriday);
    expect(await guard(workspace, within)).toHaveLength(1);
  });

  it('a site that it does not name may change, and so may another environment', async () => {
    const others = [`sites: ['blog'],`, `environments: ['dev'], sites: ['blog'],`];
    for (const scope of others) {
      const freeze = blackFriday.replace('{', `{ ${scope}`);
      const workspace = await changed(freeze, freeze);
      expect(await guard(workspace, within)).toEqual([]);
    }
    const freeze = blackFriday.replace('{', `{ environments: ['dev'],`);
    const workspace = await changed(freeze, freeze);
    expect(await guard(workspace, within)).toMatchObject([{ got: 'dev/shop' }]);
  });

  it('what cannot be rendered counts as changed', async () => {
    const workspace = await createFleet(frozen(blackFriday));
    const file = 'environments/prod/shop/patches.yaml';
    writeFiles(workspace.root, { [file]: 'not: [yaml\n' });
    commit(workspace.root, 'Broken');
    git(workspace.root, 'checkout', '--quiet', '-b', 'topic');
    await change(workspace, {});
    expect(await guard(workspace, within)).toMatchObject([{ got: 'prod/shop' }]);
  });

  it('of a base that has another schema, the freezes count all the same', async () => {
    const old = frozen(blackFriday);
    const workspace = await createFleet(old);
    const source = old['sites.config.ts'] ?? '';
    writeFiles(workspace.root, {
      'sites.config.ts': source
        .replace("from '@synestra/generator'", "from './of-old.ts'")
        .replace('cluster: {', 'aFieldOfOld: 1, cluster: {'),
      'of-old.ts': 'export const defineSites = (fleet: unknown) => fleet;\n',
    });
    commit(workspace.root, 'As it was written years ago');
    git(workspace.root, 'checkout', '--quiet', '-b', 'topic');
    await change(workspace, frozen('', louder));
    expect(await guard(workspace, within)).toMatchObject([{ at: 'sites.config.ts of the base' }]);
  });

  it('of a base that cannot be read, that is told', async () => {
    const workspace = await createFleet(frozen(blackFriday));
    writeFiles(workspace.root, { 'sites.config.ts': 'export default (;\n' });
    commit(workspace.root, 'Unreadable');
    await change(workspace, frozen('', louder));
    expect(await guard(workspace, within)).toEqual([]);
    expect(workspace.output.err).toBe(
      'WARNING: the freezes of the base could not be read; only those of this change count.\n',
    );
  });
});

it('without a base, freezes are not looked at', async () => {
  const { context } = await changed(blackFriday, blackFriday);
  expect(await check({ ...context, now: () => within }, { json: false })).toBe(0);
});
