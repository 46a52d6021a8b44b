import { describe, expect, it } from 'vitest';
import { liesIn } from './addresses.ts';
import { mayConnect } from './may-connect.ts';
import {
  address,
  clusterWith,
  impostor,
  job,
  judge,
  labelled,
  named,
  other,
  outside,
  pod,
  proxy,
  tcp,
  web,
  type Spec,
} from './judge.ts';

describe('a peer', () => {
  judge(
    [{ podSelector: {}, ingress: [{ from: [{ podSelector: labelled('web', 'job') }] }] }],
    [
      ['by pod lies in the namespace of the policy', job, web, 3000, true],
      ['by pod is nobody elsewhere', pod('blog', { app: 'job' }, '10.3.0.9'), web, 3000, false],
    ],
  );
  judge(
    [{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: named('ingress') }] }] }],
    [
      ['by namespace is each of its pods', other, web, 3000, true],
      ['by namespace is nobody else', impostor, web, 3000, false],
      ['by namespace is not the own namespace', job, web, 3000, false],
    ],
  );
  const both = { namespaceSelector: named('ingress'), podSelector: labelled('proxy') };
  judge(
    [{ podSelector: {}, ingress: [{ from: [both] }] }],
    [
      ['by both is in both', proxy, web, 3000, true],
      ['by both needs the labels', other, web, 3000, false],
      ['by both needs the namespace', impostor, web, 3000, false],
    ],
  );
  const either = [{ namespaceSelector: named('ingress') }, { podSelector: labelled('job') }];
  judge(
    [{ podSelector: {}, ingress: [{ from: either }] }],
    [
      ['of two is either: the namespace', other, web, 3000, true],
      ['of two is either: the pod', job, web, 3000, true],
      ['of two is nobody else', impostor, web, 3000, false],
    ],
  );
  judge(
    [{ podSelector: {}, ingress: [{ from: [{ namespaceSelector: {} }] }] }],
    [
      ['by any namespace is every pod', impostor, web, 3000, true],
      ['by any namespace is no address', outside, web, 3000, false],
    ],
  );
  judge(
    [{ podSelector: {}, ingress: [{ from: [] }] }],
    [['left out is everybody', outside, web, 3000, true]],
  );
  const range = { ipBlock: { cidr: '203.0.113.0/24', except: ['203.0.113.128/25'] } };
  judge(
    [{ podSelector: {}, policyTypes: ['Egress'], egress: [{ to: [range] }] }],
    [
      ['by range is an address in it', web, outside, 443, true],
      ['by range is no address beside it', web, address('203.0.114.7'), 443, false],
      ['by range is no exception', web, address('203.0.113.200'), 443, false],
    ],
  );
});

it('an address range covers pods only where the network plugin says so', () => {
  const spec: Spec = {
    podSelector: {},
    policyTypes: ['Egress'],
    egress: [{ to: [{ ipBlock: { cidr: '10.0.0.0/8' } }] }],
  };
  const ask = (rangesCoverPods: boolean) =>
    mayConnect({ ...clusterWith([spec]), rangesCoverPods }, web, proxy, tcp(80));
  expect([ask(true), ask(false)]).toEqual([true, false]);
});

it.each([
  ['10.1.2.3', '10.0.0.0/8', true],
  ['11.0.0.1', '10.0.0.0/8', false],
  ['192.0.2.7', '192.0.2.7/32', true],
  ['2001:db8::7', '2001:db8::/32', true],
  ['2001:db8::7', '0.0.0.0/0', false],
  ['203.0.113.7', '::/0', false],
  ['::ffff:10.0.0.1', '::/0', true],
])('%s in %s: %s', (inner, cidr, lies) => {
  expect(liesIn(inner, cidr)).toBe(lies);
});
