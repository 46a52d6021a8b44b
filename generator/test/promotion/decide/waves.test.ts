import { describe } from 'vitest';
import { testDecisions } from './decision.ts';

const site = (name: string, app = 'web') => ({
  app,
  environments: {
    dev: { host: `${name}-dev.example.com` },
    prod: { host: `${name}.example.com` },
  },
});

/** A canary, then the shop, and the wiki in no wave. */
const fleet = {
  promotion: { waves: [{ sites: ['canary'], soak: '1h' }, { sites: ['shop'] }] },
  sites: { canary: site('canary'), shop: site('shop'), wiki: site('wiki') },
};
const ready = { 'dev/canary': 'B passed', 'dev/shop': 'B passed', 'dev/wiki': 'B passed' };
const before = { 'prod/canary': 'A', 'prod/shop': 'A', 'prod/wiki': 'A' };

describe('the next wave', () => {
  testDecisions({
    'waits while nothing has begun': {
      fleet,
      state: { ...ready, ...before },
      command: 'promote --all',
      outcome: ['prod/canary: A -> B', 'waits prod/shop: wave', 'waits prod/wiki: wave'],
    },
    'waits for a canary that never had a release': {
      fleet,
      state: { ...ready },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: wave'],
    },
    'waits while the canary is not verified': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: wave'],
    },
    'waits while the configuration of the canary changed since': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B passed changed' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: wave'],
    },
    'waits while the canary soaks': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B passed 11:00' },
      now: '11:59:59.999',
      command: 'promote --all',
      outcome: [
        'done prod/canary: current',
        'waits prod/shop: wave until 12:00',
        'waits prod/wiki: wave until 12:00',
      ],
    },
    'goes when the canary has soaked, and what no wave names waits for it': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B passed 11:00' },
      now: '12:00',
      command: 'promote --all',
      outcome: ['prod/shop: A -> B', 'done prod/canary: current', 'waits prod/wiki: wave'],
    },
    'is halted by a canary that failed': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B failed' },
      command: 'promote --all',
      outcome: [
        'done prod/canary: current',
        'refused prod/shop: wave-halted',
        'refused prod/wiki: wave-halted',
      ],
    },
    'is halted by a canary that was rolled back': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'A held' },
      command: 'promote --all',
      outcome: [
        'waits prod/canary: on-hold',
        'refused prod/shop: wave-halted',
        'refused prod/wiki: wave-halted',
      ],
    },
    'goes with a reason': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B failed' },
      command: 'promote shop --force outage',
      outcome: ['prod/shop: A -> B forced by Grace: outage'],
    },
    'waits where the canary runs another release, later or not': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'C passed' },
      command: 'promote shop',
      outcome: ['STOPS prod/shop: wave'],
    },
  });
});

describe('what no wave names', () => {
  testDecisions({
    'comes after all of them': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B passed', 'prod/shop': 'B passed' },
      command: 'promote wiki',
      outcome: ['prod/wiki: A -> B'],
    },
    'waits for the last wave too': {
      fleet,
      state: { ...ready, ...before, 'prod/canary': 'B passed', 'prod/shop': 'B' },
      command: 'promote wiki',
      outcome: ['STOPS prod/wiki: wave'],
    },
  });
});

describe('a wave', () => {
  const together = { ...fleet, promotion: { waves: [{ sites: ['canary', 'shop'] }] } };
  testDecisions({
    'goes together': {
      fleet: together,
      state: { ...ready, ...before },
      command: 'promote canary shop',
      outcome: ['prod/canary: A -> B', 'prod/shop: A -> B'],
    },
    'is over when every site of it is verified': {
      fleet: together,
      state: { ...ready, ...before, 'prod/canary': 'B passed', 'prod/shop': 'B' },
      command: 'promote wiki',
      outcome: ['STOPS prod/wiki: wave'],
    },
    'does not wait for a site that is not there': {
      fleet: {
        ...fleet,
        sites: {
          ...fleet.sites,
          canary: { environments: { dev: { host: 'canary-dev.example.com' } } },
        },
      },
      state: { 'dev/canary': 'B passed', 'dev/shop': 'B passed', 'prod/shop': 'A' },
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
    'does not wait for a site of another app': {
      fleet: {
        ...fleet,
        apps: {
          web: { directory: 'site', image: 'registry.example.com/web' },
          saas: { directory: 'saas', image: 'registry.example.com/saas' },
        },
        sites: { ...fleet.sites, canary: site('canary', 'saas') },
      },
      state: { 'dev/shop': 'B passed', 'prod/shop': 'A', 'prod/canary': 'A' },
      command: 'promote shop',
      outcome: ['prod/shop: A -> B'],
    },
  });
});
