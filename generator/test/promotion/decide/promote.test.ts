import { describe } from 'vitest';
import { testDecisions } from './decision.ts';
import { plainFleet } from './world.ts';

const soak = { promotion: { soak: '2h' } };
const auto = { promotion: { gate: 'auto' } };
const threeEnvironments = {
  environments: [{ name: 'dev' }, { name: 'stage' }, { name: 'prod', production: true }],
  sites: {
    shop: {
      environments: {
        dev: { host: 'shop-dev.example.com' },
        stage: { host: 'shop-stage.example.com' },
        prod: { host: 'shop.example.com' },
      },
    },
  },
};
const leapsOverStage = {
  ...threeEnvironments,
  sites: {
    shop: {
      environments: {
        dev: { host: 'shop-dev.example.com' },
        prod: { host: 'shop.example.com' },
      },
    },
  },
};
const prodAlone = { sites: { shop: { environments: { prod: { host: 'shop.example.com' } } } } };

describe('evidence', () => {
  testDecisions({
    'a verified release goes on': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'it goes on where nothing was before': {
      state: { 'dev/shop': 'B passed' },
      command: 'promote shop',
      outcome: ['prod/shop: nothing -> B'],
    },
    'by HTTP alone is evidence too': {
      state: { 'dev/shop': 'B passed http', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'is missing': {
      state: { 'dev/shop': 'B', 'prod/shop': 'A passed' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
    'is missing, and so is the whole record': {
      state: { 'dev/shop': 'B unrecorded', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
    'is of another release': {
      state: { 'dev/shop': 'B passed of:A', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
    'is of another image under the same tag': {
      state: { 'dev/shop': "B passed of:B'", 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
    'is of another configuration': {
      state: { 'dev/shop': 'B passed changed', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
    'is revoked by a failure': {
      state: { 'dev/shop': 'B failed', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: verification-failed'],
    },
    'of a failure in another configuration is no more than missing': {
      state: { 'dev/shop': 'B failed changed', 'prod/shop': 'A' },
      command: 'promote --all --to prod',
      outcome: ['waits prod/shop: not-verified', 'waits prod/wiki: no-release'],
    },
    'is passed by with a reason, which is recorded': {
      state: { 'dev/shop': 'B failed', 'prod/shop': 'A' },
      command: 'promote shop --force outage',
      outcome: ['prod/shop: A -> B forced by Grace: outage'],
    },
  });
});

describe('a hold', () => {
  testDecisions({
    'of the target': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A held' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: on-hold'],
    },
    'of the source': {
      state: { 'dev/shop': 'B passed held', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: on-hold'],
    },
    'is not passed by with force': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A held' },
      command: 'promote shop --force outage',
      outcome: ['STOPS prod/shop: on-hold'],
    },
    'of another release holds nothing': {
      state: { 'dev/shop': 'C passed', 'prod/shop': 'B held of:A' },
      command: 'promote shop',
      outcome: ['prod/shop: B -> C'],
    },
  });
});

describe('a soak', () => {
  const state = { 'dev/shop': 'B passed 10:00', 'prod/shop': 'A' };
  testDecisions({
    'is not over by a millisecond': {
      fleet: soak,
      state,
      now: '11:59:59.999',
      command: 'promote shop',
      outcome: ['STOPS prod/shop: soaking'],
    },
    'tells until when': {
      fleet: soak,
      state,
      now: '11:59:59.999',
      command: 'promote --all',
      outcome: ['waits prod/shop: soaking until 12:00', 'waits prod/wiki: no-release'],
    },
    'is over to the millisecond': {
      fleet: soak,
      state,
      now: '12:00',
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'is passed by with a reason': {
      fleet: soak,
      state,
      now: '10:00',
      command: 'promote shop --force outage',
      outcome: ['prod/shop: A -> B forced by Grace: outage'],
    },
    'is the one of the target': {
      fleet: {
        environments: [
          { name: 'dev', defaults: { promotion: { soak: '9d' } } },
          { name: 'prod', production: true, defaults: { promotion: { soak: '1h' } } },
        ],
      },
      state,
      now: '11:00',
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'of a release that is not verified is told as that': {
      fleet: soak,
      state: { 'dev/shop': 'B', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: not-verified'],
    },
  });
});

describe('a schedule', () => {
  const state = { 'dev/shop': 'B passed 10:00', 'prod/shop': 'A' };
  testDecisions({
    'promotes where the gate is open for it': {
      fleet: auto,
      state,
      command: 'promote --due',
      outcome: ['prod/shop: A -> B', 'waits prod/wiki: no-release'],
    },
    'leaves to a person what no gate opens': {
      state,
      command: 'promote --due',
      outcome: ['waits prod/shop: manual', 'waits prod/wiki: no-release'],
    },
    'needs no open gate where a person asks for all': {
      state,
      command: 'promote --all',
      outcome: ['prod/shop: A -> B', 'waits prod/wiki: no-release'],
    },
    'finds nothing to do the second time': {
      fleet: auto,
      state: { 'dev/shop': 'B passed', 'prod/shop': 'B' },
      command: 'promote --due',
      outcome: ['done prod/shop: current', 'waits prod/wiki: no-release'],
    },
    'tells first what a person would have to mend': {
      state: { 'dev/shop': 'B failed', 'prod/shop': 'A' },
      command: 'promote --due',
      outcome: ['refused prod/shop: verification-failed', 'waits prod/wiki: no-release'],
    },
    'does not pass a soak': {
      fleet: { promotion: { gate: 'auto', soak: '2h' } },
      state,
      now: '11:00',
      command: 'promote --due',
      outcome: ['waits prod/shop: soaking until 12:00', 'waits prod/wiki: no-release'],
    },
  });
});

describe('the way', () => {
  testDecisions({
    'has an end: the target runs it already': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'B' },
      command: 'promote shop',
      outcome: ['done prod/shop: current'],
    },
    'has an end, whatever is known of the source': {
      state: { 'dev/shop': 'B failed', 'prod/shop': 'B held' },
      command: 'promote shop',
      outcome: ['done prod/shop: current'],
    },
    'has no beginning: the source has no release': {
      state: { 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: no-release'],
    },
    'does not exist for a site in one environment alone': {
      fleet: prodAlone,
      state: { 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['STOPS shop: nowhere-to-go'],
    },
    'of all leaves out a site in one environment alone': {
      fleet: prodAlone,
      state: { 'prod/shop': 'A' },
      command: 'promote --all',
      outcome: [],
    },
    'does not lead into the first environment': {
      state: { 'dev/shop': 'A passed' },
      command: 'promote shop --to dev',
      outcome: ['STOPS shop: nowhere-to-go'],
    },
    'does not lead back': {
      state: { 'dev/shop': 'A passed', 'prod/shop': 'B' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: older-release'],
    },
    'leads back with a reason': {
      state: { 'dev/shop': 'A passed', 'prod/shop': 'B' },
      command: 'promote shop --force outage',
      outcome: ['prod/shop: B -> A forced by Grace: outage'],
    },
    'leads to what is neither earlier nor later': {
      state: { 'dev/shop': 'X passed', 'prod/shop': 'B' },
      command: 'promote shop',
      outcome: ['prod/shop: B -> X'],
    },
    'is said where there are several': {
      fleet: threeEnvironments,
      state: { 'dev/shop': 'B passed', 'stage/shop': 'A passed' },
      command: 'promote shop',
      outcome: ['STOPS shop: which-environment'],
    },
    'goes one step from the environment before': {
      fleet: threeEnvironments,
      state: { 'dev/shop': 'C passed', 'stage/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote shop --to prod',
      outcome: ['prod/shop: A -> B'],
    },
    'of all goes one step everywhere, and none of them two': {
      fleet: threeEnvironments,
      state: { 'dev/shop': 'C passed', 'stage/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote --all',
      outcome: ['stage/shop: B -> C', 'prod/shop: A -> B'],
    },
    'leaps over an environment in which the site is not': {
      fleet: leapsOverStage,
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'is of a site that exists': {
      state: {},
      command: 'promote shopp docs',
      outcome: ['STOPS shopp: unknown-site', 'STOPS docs: unknown-site'],
    },
    'is to an environment that exists': {
      state: {},
      command: 'promote shop --to qa',
      outcome: ['STOPS qa: unknown-environment'],
    },
    'of the same image under another tag goes on': {
      state: { 'dev/shop': 'C=B passed', 'prod/shop': 'B' },
      command: 'promote shop',
      outcome: ['prod/shop: B -> C=B'],
    },
    'of the same tag with another image goes on': {
      state: { 'dev/shop': 'B passed', 'prod/shop': "B'" },
      command: 'promote shop',
      outcome: ["prod/shop: B' -> B"],
    },
    'ends where another release came in since it was looked at': {
      state: { 'dev/shop': 'C passed', 'prod/shop': 'A' },
      command: 'promote shop',
      seenBefore: { 'prod/shop': 'B' },
      outcome: ['STOPS prod/shop: moved-on'],
    },
    'goes on where only others changed since it was looked at': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote shop',
      seenBefore: { 'prod/shop': 'B', 'prod/wiki': 'A' },
      outcome: ['prod/shop: A -> B'],
    },
  });
});

describe('several sites', () => {
  testDecisions({
    'by name go together': {
      state: { 'dev/shop': 'B passed', 'dev/wiki': 'B passed', 'prod/wiki': 'A' },
      command: 'promote shop wiki',
      outcome: ['prod/shop: nothing -> B', 'prod/wiki: A -> B'],
    },
    'by name stay together where one cannot go': {
      state: { 'dev/shop': 'B passed', 'dev/wiki': 'B', 'prod/wiki': 'A' },
      command: 'promote shop wiki',
      outcome: ['STOPS prod/wiki: not-verified'],
    },
    'by name are all told why they cannot go': {
      state: { 'dev/shop': 'B failed', 'dev/wiki': 'B' },
      command: 'promote shop wiki',
      outcome: ['STOPS prod/shop: verification-failed', 'STOPS prod/wiki: not-verified'],
    },
    'by name go although one is done': {
      state: { 'dev/shop': 'B passed', 'dev/wiki': 'B passed', 'prod/wiki': 'B' },
      command: 'promote shop wiki',
      outcome: ['prod/shop: nothing -> B', 'done prod/wiki: current'],
    },
    'by name are meant once': {
      state: { 'dev/shop': 'B passed' },
      command: 'promote shop shop',
      outcome: ['prod/shop: nothing -> B'],
    },
    'all of them: those that can go do': {
      state: { 'dev/shop': 'B passed', 'dev/wiki': 'B failed', 'prod/wiki': 'A' },
      command: 'promote --all',
      outcome: ['prod/shop: nothing -> B', 'refused prod/wiki: verification-failed'],
    },
  });
});

describe('the record', () => {
  testDecisions({
    'tells new migrations, those first that older code cannot live with': {
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A' },
      migrations: { A: 'first', B: 'first second third!' },
      command: 'promote shop',
      outcome: [
        'prod/shop: A -> B',
        '  migration third: drops what third drops; older code cannot live with it',
        '  migration second',
      ],
    },
    'tells migrations that stay behind and that this code cannot live with': {
      state: { 'dev/shop': 'X passed', 'prod/shop': 'B' },
      migrations: { X: 'first', B: 'first second third!' },
      command: 'promote shop',
      outcome: [
        'prod/shop: B -> X',
        '  migration third stays in the database: drops what third drops; this code cannot live with it',
      ],
    },
    'takes the migrations that the release was recorded with, even where its commit is gone': {
      state: { 'dev/shop': 'Z passed', 'prod/shop': 'X' },
      migrations: { Z: 'first second', X: 'first' },
      command: 'promote shop',
      outcome: ['prod/shop: X -> Z', '  migration second'],
    },
  });
});

describe('a freeze', () => {
  const freeze = { reason: 'Sale', timeZone: 'Europe/Berlin', to: '2026-11-27T00:00' };
  const state = { 'dev/shop': 'B passed', 'prod/shop': 'A' };
  // 03:00 becomes 02:00 on 25 October: 02:30 is 00:30Z and 01:30Z.
  const fromTheDoubledHour = { ...freeze, from: '2026-10-25T02:30', to: '2026-10-26T00:00' };
  const toTheDoubledHour = { ...freeze, from: '2026-10-24T00:00', to: '2026-10-25T02:30' };
  // 02:00 becomes 03:00 on 29 March.
  const overSpring = { ...freeze, from: '2026-03-28T12:00', to: '2026-03-29T12:00' };
  const frozen = (...freezes: object[]) => ({ ...plainFleet, promotion: { freezes } });
  const goes = ['prod/shop: A -> B'];
  const stays = ['STOPS prod/shop: frozen'];
  const at = (fleet: Record<string, unknown>, now: string, outcome: readonly string[]) => ({
    fleet,
    state: { ...state, 'dev/shop': 'B passed 2026-01-01T00:00Z' },
    now,
    command: 'promote shop',
    outcome,
  });

  testDecisions({
    'is not passed by with force': {
      fleet: frozen({ ...freeze, from: '2026-11-20T00:00' }),
      state,
      command: 'promote shop --force outage',
      outcome: stays,
    },
    'of dev does not stop what leaves it': {
      fleet: frozen({ ...freeze, from: '2026-11-20T00:00', environments: ['dev'] }),
      state,
      command: 'promote shop',
      outcome: goes,
    },
    'of another site does not stop this one': {
      fleet: frozen({ ...freeze, from: '2026-11-20T00:00', sites: ['wiki'] }),
      state,
      command: 'promote shop',
      outcome: goes,
    },
    'tells the end of the one that ends last': {
      fleet: frozen(
        { ...freeze, from: '2026-11-20T00:00' },
        { ...freeze, from: '2026-11-20T00:00', to: '2026-11-29T00:00' },
        { ...freeze, from: '2026-11-20T00:00', to: '2026-11-28T00:00' },
      ),
      state,
      command: 'promote --all',
      outcome: ['waits prod/shop: frozen until 2026-11-28T23:00', 'waits prod/wiki: no-release'],
    },
    'in autumn, before the doubled half hour': at(
      frozen(fromTheDoubledHour),
      '2026-10-25T00:29:59.999Z',
      goes,
    ),
    'in autumn, from the first of the two': at(
      frozen(fromTheDoubledHour),
      '2026-10-25T00:30Z',
      stays,
    ),
    'in autumn, still in its last minute by winter time': at(
      frozen(fromTheDoubledHour),
      '2026-10-25T22:59:59.999Z',
      stays,
    ),
    'in autumn, over by winter time': at(frozen(fromTheDoubledHour), '2026-10-25T23:00Z', goes),
    'to the doubled hour, the first of the two is still frozen': at(
      frozen(toTheDoubledHour),
      '2026-10-25T00:30Z',
      stays,
    ),
    'to the doubled hour, until the second of the two': at(
      frozen(toTheDoubledHour),
      '2026-10-25T01:29:59.999Z',
      stays,
    ),
    'to the doubled hour, over with the second of the two': at(
      frozen(toTheDoubledHour),
      '2026-10-25T01:30Z',
      goes,
    ),
    'over the spring, from winter time': at(frozen(overSpring), '2026-03-28T11:00Z', stays),
    'over the spring, to summer time': at(frozen(overSpring), '2026-03-29T09:59:59.999Z', stays),
    'over the spring, over by summer time': at(frozen(overSpring), '2026-03-29T10:00Z', goes),
  });
});
