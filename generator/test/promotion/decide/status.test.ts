import { expect, it } from 'vitest';
import { describeIncoming, readStatus } from '../../../src/promotion/status.ts';
import { letterOf } from './letters.ts';
import { factsOf, instantOf, openWorld, type World } from './world.ts';

const site = (name: string) => ({
  app: name === 'saas' ? 'saas' : 'web',
  environments: {
    dev: { host: `${name}-dev.example.com` },
    prod: { host: `${name}.example.com` },
  },
});

const { isOlder } = factsOf({ state: {} });

/** A site for each state that a site can be in. */
const everyState: World = {
  fleet: {
    apps: {
      web: { directory: 'site', image: 'registry.example.com/web' },
      saas: { directory: 'saas', image: 'registry.example.com/saas' },
    },
    environments: [
      { name: 'dev' },
      { name: 'prod', production: true, defaults: { promotion: { gate: 'auto', soak: '2h' } } },
    ],
    promotion: {
      waves: [{ sites: ['a-ready', 'k-older'] }, { sites: ['f-wave'] }],
      freezes: [
        {
          reason: 'Sale',
          from: '2026-11-20T00:00',
          to: '2026-11-21T00:00',
          timeZone: 'UTC',
          sites: ['g-frozen'],
        },
      ],
    },
    sites: {
      'a-ready': site('a'),
      'b-same': site('b'),
      'c-soaking': site('c'),
      'd-failed': site('d'),
      'e-held': site('e'),
      'f-wave': site('f'),
      'g-frozen': site('g'),
      'h-manual': { ...site('saas'), promotion: { gate: 'manual' } },
      'i-nothing': site('i'),
      'j-changed': site('j'),
      'k-older': site('k'),
    },
  },
  state: {
    'dev/a-ready': 'B passed 10:00',
    'prod/a-ready': 'A passed 08:00',
    'dev/b-same': 'B passed 10:00',
    'prod/b-same': 'B',
    'dev/c-soaking': 'B passed 10:01',
    'prod/c-soaking': 'A unrecorded',
    'dev/d-failed': 'B failed 11:00',
    'dev/e-held': 'B passed 10:00',
    'prod/e-held': 'A passed held 09:00',
    'dev/f-wave': 'B passed 10:00',
    'dev/g-frozen': 'B passed 10:00',
    'dev/h-manual': 'B passed 10:00',
    'dev/j-changed': 'B passed changed 10:00',
    'dev/k-older': 'A passed 10:00',
    'prod/k-older': 'B',
  },
};

it('tells every state, and what comes next', async () => {
  const rows = await readStatus(await openWorld(everyState), isOlder, instantOf('12:00'));
  const lines = rows.map((row) => {
    const { instance, standing, since, hold } = row;
    const release = instance.release ? letterOf(instance.release) : '-';
    const words = [instance.site, instance.environment.name, release, standing];
    const known = [since?.slice(11, 16), hold, describeIncoming(row)].map((text) => text ?? '-');
    return [...words, ...known].join(' | ').trimEnd();
  });
  expect(lines).toEqual([
    'a-ready | dev | B | verified | 10:00 | - |',
    'a-ready | prod | A | verified | 08:00 | - | ready: promote --due takes it',
    'b-same | dev | B | verified | 10:00 | - |',
    'b-same | prod | B | unverified | - | - |',
    'c-soaking | dev | B | verified | 10:01 | - |',
    'c-soaking | prod | A | unverified | - | - | it soaks in dev until 2026-11-20T12:01:00Z',
    'd-failed | dev | B | failed | 11:00 | - |',
    'd-failed | prod | - | unreleased | - | - | the release of dev failed verification: / answered 500',
    'e-held | dev | B | verified | 10:00 | - |',
    'e-held | prod | A | verified | 09:00 | it is slow (Ada, 2026-11-20T09:00:00.000Z) | prod is on hold since 2026-11-20T09:00:00.000Z (Ada): it is slow',
    'f-wave | dev | B | verified | 10:00 | - |',
    'f-wave | prod | - | unreleased | - | - | its wave waits for a-ready in prod, which runs another release',
    'g-frozen | dev | B | verified | 10:00 | - |',
    'g-frozen | prod | - | unreleased | - | - | prod is frozen until 2026-11-21T00:00 (UTC): Sale (2026-11-21T00:00:00Z)',
    'h-manual | dev | B | verified | 10:00 | - |',
    'h-manual | prod | - | unreleased | - | - | a person promotes to prod',
    'i-nothing | dev | - | unreleased | - | - |',
    'i-nothing | prod | - | unreleased | - | - | dev has no release yet',
    'j-changed | dev | B | changed | 10:00 | - |',
    'j-changed | prod | - | unreleased | - | - | the configuration of dev changed since its release was verified',
    'k-older | dev | A | verified | 10:00 | - |',
    'k-older | prod | B | unverified | - | - | prod runs a later commit than dev',
  ]);
});

it('names the first environment of a site, and what is equal', async () => {
  const rows = await readStatus(await openWorld(everyState), isOlder, instantOf('12:00'));
  const same = rows.filter(({ instance }) => instance.site === 'b-same');
  expect(same.map(({ incoming }) => incoming)).toEqual(['first', 'same']);
});
