import { describe } from 'vitest';
import { testDecisions } from './decision.ts';

const reset = { command: 'reset dev shop' };
const rollback = { command: 'rollback prod shop' };

describe('a rollback', () => {
  testDecisions({
    'goes to what ran before, and holds it there': {
      ...rollback,
      state: { 'prod/shop': 'C failed' },
      ran: { 'prod/shop': 'B A' },
      outcome: ['prod/shop: C -> B held by Grace'],
    },
    'goes further back the second time': {
      ...rollback,
      state: { 'prod/shop': 'B held' },
      ran: { 'prod/shop': 'C B A' },
      outcome: ['prod/shop: B -> A held by Grace'],
    },
    'goes where it is told, by the beginning of the tag': {
      ...rollback,
      command: 'rollback prod shop --to A',
      state: { 'prod/shop': 'C' },
      ran: { 'prod/shop': 'B A' },
      outcome: ['prod/shop: C -> A held by Grace'],
    },
    'goes to a later one too, where it is told': {
      ...rollback,
      command: 'rollback prod shop --to C',
      state: { 'prod/shop': 'A held' },
      ran: { 'prod/shop': 'C B A' },
      outcome: ['prod/shop: A -> C held by Grace'],
    },
    'does not go where it is': {
      ...rollback,
      command: 'rollback prod shop --to C',
      state: { 'prod/shop': 'C' },
      ran: { 'prod/shop': 'B' },
      outcome: ['done prod/shop: current'],
    },
    'does not go to what never ran there': {
      ...rollback,
      command: 'rollback prod shop --to B',
      state: { 'prod/shop': 'C', 'dev/shop': 'B' },
      ran: { 'prod/shop': 'A' },
      outcome: ['STOPS prod/shop: never-ran'],
    },
    'does not go where nothing was before': {
      ...rollback,
      state: { 'prod/shop': 'A' },
      outcome: ['STOPS prod/shop: nothing-before'],
    },
    'does not go further than the first': {
      ...rollback,
      state: { 'prod/shop': 'A held' },
      ran: { 'prod/shop': 'B A' },
      outcome: ['STOPS prod/shop: nothing-before'],
    },
    'needs a release': {
      ...rollback,
      state: {},
      outcome: ['STOPS prod/shop: no-release'],
    },
    'needs the commit, which tells the migrations': {
      ...rollback,
      state: { 'prod/shop': 'B' },
      ran: { 'prod/shop': 'Z' },
      outcome: ['STOPS prod/shop: unknown-commit'],
    },
    'goes in a freeze': {
      ...rollback,
      fleet: {
        promotion: {
          freezes: [
            {
              reason: 'Sale',
              from: '2026-11-20T00:00',
              to: '2026-11-21T00:00',
              timeZone: 'UTC',
            },
          ],
        },
      },
      state: { 'prod/shop': 'B' },
      ran: { 'prod/shop': 'A' },
      outcome: ['prod/shop: B -> A held by Grace'],
    },
  });
});

describe('a migration that older code cannot live with', () => {
  const state = { 'prod/shop': 'C' };
  const ran = { 'prod/shop': 'B A' };
  const dropped = { A: 'one', B: 'one two', C: 'one two three!' };
  testDecisions({
    'stops a rollback': {
      ...rollback,
      state,
      ran,
      migrations: dropped,
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'is accepted by its name': {
      ...rollback,
      command: 'rollback prod shop --accept-migration three',
      state,
      ran,
      migrations: dropped,
      outcome: [
        'prod/shop: C -> B held by Grace',
        '  migration three stays in the database, accepted: drops what three drops',
      ],
    },
    'is not accepted by another name': {
      ...rollback,
      command: 'rollback prod shop --accept-migration two',
      state,
      ran,
      migrations: dropped,
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'is accepted with each of the others': {
      ...rollback,
      command: 'rollback prod shop --to A --accept-migration three',
      state,
      ran,
      migrations: { A: 'one', B: 'one two!', C: 'one two! three!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'stops nothing where older code lives with it': {
      ...rollback,
      state,
      ran,
      migrations: { ...dropped, C: 'one two three' },
      outcome: ['prod/shop: C -> B held by Grace', '  migration three stays in the database'],
    },
    'counts although a release between was rolled back': {
      ...rollback,
      command: 'rollback prod shop --to A',
      state: { 'prod/shop': 'B held' },
      ran: { 'prod/shop': 'C B A' },
      migrations: dropped,
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts where nobody recorded it': {
      ...rollback,
      command: 'rollback prod shop --to A',
      state: { 'prod/shop': 'B held' },
      ran: { 'prod/shop': 'C? B A' },
      migrations: dropped,
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts by its record, where the commit is gone': {
      ...rollback,
      command: 'rollback prod shop --to A',
      state: { 'prod/shop': 'B held' },
      ran: { 'prod/shop': 'Z B A' },
      migrations: { A: 'one', B: 'one', Z: 'one two!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts by the record of what runs now': {
      ...rollback,
      state: { 'prod/shop': 'C' },
      ran: { 'prod/shop': 'B' },
      migrations: { C: 'one!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts by the record of what runs now, also where it was recorded late': {
      ...rollback,
      state: { 'prod/shop': 'Z late' },
      ran: { 'prod/shop': 'B' },
      migrations: { Z: 'one!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts although another release that had it was judged to live with it': {
      ...rollback,
      command: 'rollback prod shop --to A',
      state,
      ran,
      migrations: { A: 'one', B: 'one two', C: 'one two!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts although the release ran before it and comes back after it': {
      ...rollback,
      command: 'rollback prod shop --to B',
      state: { 'prod/shop': 'A held' },
      ran: { 'prod/shop': 'C B A' },
      migrations: dropped,
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
    'counts although what it leads to came back between': {
      ...rollback,
      command: 'rollback prod shop --to B',
      state: { 'prod/shop': 'D' },
      ran: { 'prod/shop': 'B C A' },
      migrations: { ...dropped, D: 'one two three!' },
      outcome: ['STOPS prod/shop: breaking-migration'],
    },
  });
});

describe('a resume', () => {
  testDecisions({
    'lifts the hold and keeps what is known of the release': {
      state: { 'prod/shop': 'A passed held 09:00' },
      command: 'resume prod shop',
      outcome: [
        'prod/shop: A -> A passed argocd since 09:00',
        '  it was on hold since 2026-11-20T09:00:00.000Z (Ada): it is slow',
      ],
    },
    'finds nothing to do where there is no hold': {
      state: { 'prod/shop': 'A' },
      command: 'resume prod shop',
      outcome: ['done prod/shop: not-on-hold'],
    },
    'finds nothing to do where the hold is of another release': {
      state: { 'prod/shop': 'B held of:A' },
      command: 'resume prod shop',
      outcome: ['done prod/shop: not-on-hold'],
    },
    'finds nothing to do where there is no release': {
      state: {},
      command: 'resume prod shop',
      outcome: ['done prod/shop: not-on-hold'],
    },
    'needs a site that is there': {
      state: {},
      command: 'resume prod docs',
      outcome: ['STOPS docs: unknown-site'],
    },
  });
});

describe('a reset', () => {
  testDecisions({
    'brings what production runs, without a hold': {
      ...reset,
      state: { 'dev/shop': 'C passed', 'prod/shop': 'A passed' },
      ran: { 'dev/shop': 'B A' },
      outcome: ['dev/shop: C -> A'],
    },
    'brings it although an environment that is not in production comes after it': {
      fleet: {
        environments: [{ name: 'dev' }, { name: 'prod', production: true }, { name: 'demo' }],
        sites: {
          shop: {
            environments: {
              dev: { host: 'shop-dev.example.com' },
              prod: { host: 'shop.example.com' },
              demo: { host: 'shop-demo.example.com' },
            },
          },
        },
      },
      command: 'reset dev shop',
      state: { 'dev/shop': 'C', 'prod/shop': 'B', 'demo/shop': 'A' },
      outcome: ['dev/shop: C -> B'],
    },
    'waits for the end of a freeze': {
      ...reset,
      fleet: {
        promotion: {
          freezes: [
            {
              reason: 'A demonstration',
              from: '2026-11-20T00:00',
              to: '2026-11-27T00:00',
              timeZone: 'UTC',
              environments: ['dev'],
            },
          ],
        },
      },
      state: { 'dev/shop': 'C passed', 'prod/shop': 'A passed' },
      ran: { 'dev/shop': 'B A' },
      outcome: ['STOPS dev/shop: frozen'],
    },
    'brings it although it never ran there': {
      ...reset,
      state: { 'dev/shop': 'C', 'prod/shop': 'X' },
      ran: { 'dev/shop': 'B' },
      outcome: ['dev/shop: C -> X'],
    },
    'brings it where nothing was': {
      ...reset,
      state: { 'prod/shop': 'A' },
      outcome: ['dev/shop: nothing -> A'],
    },
    'finds nothing to do where it runs already': {
      ...reset,
      state: { 'dev/shop': 'A', 'prod/shop': 'A' },
      outcome: ['done dev/shop: current'],
    },
    'lifts the hold of what runs already': {
      ...reset,
      state: { 'dev/shop': 'A held passed', 'prod/shop': 'A' },
      outcome: ['dev/shop: A -> A passed argocd since 10:00', '  its hold is lifted'],
    },
    'takes the hold away with the release': {
      ...reset,
      state: { 'dev/shop': 'B held', 'prod/shop': 'A' },
      ran: { 'dev/shop': 'C B A' },
      outcome: ['dev/shop: B -> A'],
    },
    'is not for production': {
      ...reset,
      command: 'reset prod shop',
      state: { 'prod/shop': 'A' },
      outcome: ['STOPS prod/shop: production'],
    },
    'needs a release in production': {
      ...reset,
      state: { 'dev/shop': 'A' },
      outcome: ['STOPS dev/shop: no-baseline'],
    },
    'is stopped by a migration that older code cannot live with': {
      ...reset,
      state: { 'dev/shop': 'C', 'prod/shop': 'A' },
      ran: { 'dev/shop': 'A' },
      migrations: { A: 'one', C: 'one two!' },
      outcome: ['STOPS dev/shop: breaking-migration'],
    },
    'is stopped where what production runs never ran there': {
      ...reset,
      state: { 'dev/shop': 'C', 'prod/shop': 'X' },
      ran: { 'dev/shop': 'B' },
      migrations: { B: 'one two!', C: 'one', X: 'one' },
      outcome: ['STOPS dev/shop: breaking-migration'],
    },
    'goes where the migration is accepted by its name': {
      ...reset,
      command: 'reset dev shop --accept-migration two',
      state: { 'dev/shop': 'C', 'prod/shop': 'A' },
      ran: { 'dev/shop': 'A' },
      migrations: { A: 'one', C: 'one two!' },
      outcome: [
        'dev/shop: C -> A',
        '  migration two stays in the database, accepted: drops what two drops',
      ],
    },
  });
});
