import { testDecisions } from './decision.ts';

const freeze = {
  reason: 'Inventory',
  from: '2026-11-20T00:00',
  to: '2026-11-21T00:00',
  timeZone: 'UTC',
  environments: ['dev'],
};

/** A second app beside the first one, with a site of its own. */
const twoApps = {
  apps: {
    web: { directory: 'site', image: 'registry.example.com/web' },
    saas: { directory: 'saas', image: 'registry.example.com/saas' },
  },
  sites: {
    shop: { app: 'web', environments: { dev: { host: 'shop.example.com' } } },
    desk: { app: 'saas', environments: { dev: { host: 'desk.example.com' } } },
  },
};

testDecisions({
  'the first release of a site': {
    state: {},
    command: 'release dev shop --tag A',
    outcome: ['dev/shop: nothing -> A'],
  },
  'a later one': {
    state: { 'dev/shop': 'A passed' },
    command: 'release dev shop --tag B',
    outcome: ['dev/shop: A -> B'],
  },
  'one of a branch, which is neither earlier nor later': {
    state: { 'dev/shop': 'B' },
    command: 'release dev shop --tag X',
    outcome: ['dev/shop: B -> X'],
  },
  'the one that runs already': {
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag A',
    outcome: ['done dev/shop: current'],
  },
  'the one that runs already, in a freeze and on hold': {
    fleet: { promotion: { freezes: [freeze] } },
    state: { 'dev/shop': 'A held' },
    command: 'release dev shop --tag A',
    outcome: ['done dev/shop: current'],
  },
  'an earlier one: a slow pipeline takes nothing back': {
    state: { 'dev/shop': 'B' },
    command: 'release dev shop --tag A',
    outcome: ['STOPS dev/shop: older-release'],
  },
  'another image under the tag that runs': {
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag A',
    registry: "A'",
    outcome: ['STOPS dev/shop: moved-tag'],
  },
  'another image under a tag that runs elsewhere': {
    state: { 'prod/wiki': 'B' },
    command: 'release dev shop --tag B',
    registry: "B'",
    outcome: ['STOPS dev/shop: moved-tag'],
  },
  'another image under a tag, with force': {
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag A --force why',
    registry: "A'",
    outcome: ['STOPS dev/shop: moved-tag'],
  },
  'a tag that the registry does not have': {
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag B',
    registry: '-',
    outcome: ['STOPS dev/shop: no-such-tag'],
  },
  'a tag of a commit that nobody has': {
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag Z',
    outcome: ['STOPS dev/shop: unknown-commit'],
  },
  'a site that somebody rolled back': {
    state: { 'dev/shop': 'A held' },
    command: 'release dev shop --tag B --force why',
    outcome: ['STOPS dev/shop: on-hold'],
  },
  'a hold of another release, which holds nothing': {
    state: { 'dev/shop': 'B held of:A' },
    command: 'release dev shop --tag C',
    outcome: ['dev/shop: B -> C'],
  },
  'a freeze': {
    fleet: { promotion: { freezes: [freeze] } },
    state: { 'dev/shop': 'A' },
    command: 'release dev shop --tag B --force why',
    outcome: ['STOPS dev/shop: frozen'],
  },
  'a freeze of another site': {
    fleet: { promotion: { freezes: [{ ...freeze, sites: ['wiki'] }] } },
    state: {},
    command: 'release dev --all --tag A',
    outcome: ['dev/shop: nothing -> A', 'waits dev/wiki: frozen until 2026-11-21T00:00'],
  },
  'an environment that has one before it': {
    state: { 'prod/shop': 'A' },
    command: 'release prod shop --tag B',
    outcome: ['STOPS prod/shop: not-first'],
  },
  'an environment that has one before it, with force': {
    state: { 'prod/shop': 'A' },
    command: 'release prod shop --tag B --force hotfix',
    outcome: ['prod/shop: A -> B forced by Grace: hotfix'],
  },
  'a site that exists in production alone': {
    fleet: { sites: { shop: { environments: { prod: { host: 'shop.example.com' } } } } },
    state: {},
    command: 'release prod shop --tag A',
    outcome: ['prod/shop: nothing -> A'],
  },
  'every site: those that are on hold stay, and the others go': {
    state: { 'dev/shop': 'A held', 'dev/wiki': 'A' },
    command: 'release dev --all --tag B',
    outcome: ['dev/wiki: A -> B', 'waits dev/shop: on-hold'],
  },
  'two sites by name: one that is on hold stops both': {
    state: { 'dev/shop': 'A held', 'dev/wiki': 'A' },
    command: 'release dev shop wiki --tag B',
    outcome: ['STOPS dev/shop: on-hold'],
  },
  'two sites by name: one that is done stops nothing': {
    state: { 'dev/shop': 'B', 'dev/wiki': 'A' },
    command: 'release dev shop wiki --tag B',
    outcome: ['dev/wiki: A -> B', 'done dev/shop: current'],
  },
  'sites of two images': {
    fleet: twoApps,
    state: {},
    command: 'release dev --all --tag A',
    outcome: ['STOPS dev: several-images'],
  },
  'sites of two images, of which one app is named': {
    fleet: twoApps,
    state: {},
    command: 'release dev --all --app saas --tag A',
    outcome: ['dev/desk: nothing -> A'],
  },
  'another image of another app under the same tag': {
    fleet: twoApps,
    state: { 'dev/desk': 'A' },
    command: 'release dev shop --tag A',
    registry: "A'",
    outcome: ["dev/shop: nothing -> A'"],
  },
  'new migrations, those first that older code cannot live with': {
    state: { 'dev/shop': 'A' },
    migrations: { A: 'first', B: 'first second third!' },
    command: 'release dev shop --tag B',
    outcome: [
      'dev/shop: A -> B',
      '  migration third: drops what third drops; older code cannot live with it',
      '  migration second',
    ],
  },
  'a first release, whose migrations are all new': {
    state: {},
    migrations: { A: 'first second!' },
    command: 'release dev shop --tag A',
    outcome: ['dev/shop: nothing -> A'],
  },
  'a site that is not there': {
    state: {},
    command: 'release dev shop docs --tag A',
    outcome: ['STOPS docs: unknown-site'],
  },
  'an environment that is not there': {
    state: {},
    command: 'release qa shop --tag A',
    outcome: ['STOPS qa: unknown-environment'],
  },
});
