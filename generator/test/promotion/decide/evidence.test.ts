import { testDecisions } from './decision.ts';

testDecisions({
  'the first look is recorded': {
    state: { 'dev/shop': 'B' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00'],
  },
  'the first look at a release that nobody recorded': {
    state: { 'dev/shop': 'B unrecorded' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00'],
  },
  'a second look with the same outcome is no news': {
    state: { 'dev/shop': 'B passed 10:00' },
    command: 'verify dev shop B passed',
    outcome: ['done dev/shop: recorded'],
  },
  'a failure revokes it': {
    state: { 'dev/shop': 'B passed 10:00' },
    command: 'verify dev shop B failed',
    outcome: ['dev/shop: B -> B failed argocd since 12:00', '  / answered 500'],
  },
  'a failure revokes it, also by HTTP alone': {
    state: { 'dev/shop': 'B passed 10:00' },
    command: 'verify dev shop B failed http',
    outcome: ['dev/shop: B -> B failed http since 12:00', '  / answered 500'],
  },
  'a second failure is no news': {
    state: { 'dev/shop': 'B failed 10:00' },
    command: 'verify dev shop B failed',
    outcome: ['done dev/shop: recorded'],
  },
  'a second failure is no news, also where it saw more': {
    state: { 'dev/shop': 'B failed http 10:00' },
    command: 'verify dev shop B failed',
    outcome: ['done dev/shop: recorded'],
  },
  'a second look by HTTP alone is no news': {
    state: { 'dev/shop': 'B passed http 10:00' },
    command: 'verify dev shop B passed http',
    outcome: ['done dev/shop: recorded'],
  },
  'it passes again: the soak begins anew': {
    state: { 'dev/shop': 'B failed 10:00' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00'],
  },
  'a look that sees more is recorded, and the soak goes on': {
    state: { 'dev/shop': 'B passed http 10:00' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 10:00'],
  },
  'a look that sees less is no news': {
    state: { 'dev/shop': 'B passed 10:00' },
    command: 'verify dev shop B passed http',
    outcome: ['done dev/shop: recorded'],
  },
  'a look at another configuration begins anew': {
    state: { 'dev/shop': 'B passed changed 10:00' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00'],
  },
  'another release came meanwhile': {
    state: { 'dev/shop': 'C' },
    command: 'verify dev shop B passed',
    outcome: ['waits dev/shop: moved-on'],
  },
  'another configuration came meanwhile': {
    state: { 'dev/shop': 'B' },
    command: 'verify dev shop B passed changed',
    outcome: ['waits dev/shop: moved-on'],
  },
  'the hold and the force stay': {
    state: { 'dev/shop': 'B held' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00 held by Ada'],
  },
  'the record of another release does not count': {
    state: { 'dev/shop': 'B passed of:A 10:00' },
    command: 'verify dev shop B passed',
    outcome: ['dev/shop: B -> B passed argocd since 12:00'],
  },
});
