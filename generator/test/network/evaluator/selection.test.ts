import { describe } from 'vitest';
import { job, judge, outside, proxy, web } from './judge.ts';

describe('a pod that no policy selects', () => {
  judge(
    [],
    [
      ['is called by everybody', outside, web, 3000, true],
      ['calls everybody', web, outside, 443, true],
    ],
  );
});

describe('a policy that selects', () => {
  judge(
    [{ podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] }],
    [
      ['shuts callers out', job, web, 3000, false],
      ['leaves the other direction alone', web, job, 3000, true],
      ['leaves pods with other labels alone', web, job, 80, true],
      ['leaves other namespaces alone', web, proxy, 80, true],
    ],
  );
  judge(
    [{ podSelector: {}, policyTypes: ['Egress'] }],
    [
      ['everything: no pod may call', web, outside, 443, false],
      ['everything: every pod may be called', proxy, web, 3000, true],
    ],
  );
});

describe('a policy without policyTypes', () => {
  judge(
    [{ podSelector: {} }],
    [
      ['is about callers', proxy, web, 3000, false],
      ['is not about calls', web, proxy, 80, true],
    ],
  );
  judge(
    [{ podSelector: {}, egress: [] }],
    [['is not about calls when it has no rule for them', web, proxy, 80, true]],
  );
  judge(
    [{ podSelector: {}, egress: [{ ports: [{ port: 53 }] }] }],
    [
      ['is about calls when it has a rule for them', web, proxy, 80, false],
      ['is about callers even then', proxy, web, 3000, false],
    ],
  );
});

describe('policies together', () => {
  judge(
    [
      { podSelector: {}, policyTypes: ['Ingress', 'Egress'] },
      { podSelector: { matchLabels: { app: 'web' } }, egress: [{ ports: [{ port: 443 }] }] },
      { podSelector: {}, policyTypes: ['Egress'], egress: [{ ports: [{ port: 587 }] }] },
    ],
    [
      ['allow what one of them allows', web, outside, 443, true],
      ['allow what another allows', web, outside, 587, true],
      ['allow nothing else', web, outside, 80, false],
      ['allow a pod only what selects it', job, outside, 443, false],
    ],
  );
  judge(
    [
      { podSelector: { matchLabels: { app: 'job' } }, policyTypes: ['Egress'], egress: [{}] },
      { podSelector: { matchLabels: { app: 'web' } }, policyTypes: ['Ingress'] },
    ],
    [['need the consent of both ends', job, web, 3000, false]],
  );
});
