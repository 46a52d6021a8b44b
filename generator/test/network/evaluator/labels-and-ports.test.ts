import { describe } from 'vitest';
import { job, judge, web, type Spec } from './judge.ts';

describe('a label expression', () => {
  const callers = (operator: string, ...values: string[]): Spec => {
    const matchExpressions = [{ key: 'tier', operator, ...(values.length > 0 && { values }) }];
    return { podSelector: {}, ingress: [{ from: [{ podSelector: { matchExpressions } }] }] };
  };
  judge(
    [callers('In', 'back', 'front')],
    [
      ['In takes a listed value', job, web, 1, true],
      ['In takes no absent label', web, web, 1, false],
    ],
  );
  judge(
    [callers('NotIn', 'back')],
    [
      ['NotIn takes no listed value', job, web, 1, false],
      ['NotIn takes an absent label', web, web, 1, true],
    ],
  );
  judge(
    [callers('Exists')],
    [
      ['Exists takes any value', job, web, 1, true],
      ['Exists takes no absent label', web, web, 1, false],
    ],
  );
  judge(
    [callers('DoesNotExist')],
    [
      ['DoesNotExist takes no value', job, web, 1, false],
      ['DoesNotExist takes an absent label', web, web, 1, true],
    ],
  );
});

describe('a port', () => {
  judge(
    [{ podSelector: {}, ingress: [{ ports: [{ port: 80 }, { port: 8000, endPort: 8010 }] }] }],
    [
      ['is open when it is listed', job, web, 80, true],
      ['is open in a range', job, web, 8010, true],
      ['is closed beside a range', job, web, 8011, false],
    ],
  );
  judge(
    [{ podSelector: {}, ingress: [{ ports: [{ port: 'http' }] }] }],
    [
      ['has its number from the called pod', job, web, 3000, true],
      ['by name is no other', job, web, 80, false],
      ['by name is none where the pod has no such name', web, job, 3000, false],
    ],
  );
  judge(
    [{ podSelector: {}, ingress: [{ ports: [{ protocol: 'UDP', port: 53 }] }] }],
    [['is of TCP unless it says so', job, web, 53, false]],
  );
  judge(
    [{ podSelector: {}, ingress: [{ ports: [{ protocol: 'TCP' }] }] }],
    [['without a number is every port of its protocol', job, web, 9999, true]],
  );
});
