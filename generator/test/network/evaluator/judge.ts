import type { INetworkPolicy } from 'kubernetes-models/networking.k8s.io/v1/NetworkPolicy';
import { expect, it } from 'vitest';
import { mayConnect, type Cluster, type End, type Pod } from './may-connect.ts';

/** The specification of a policy in the namespace `shop`. */
export type Spec = NonNullable<INetworkPolicy['spec']>;

export type Row = readonly [says: string, from: End, to: End, port: number, open: boolean];

export const web = pod('shop', { app: 'web' }, '10.1.0.1', { http: 3000 });
export const job = pod('shop', { app: 'job', tier: 'back' }, '10.1.0.2');
export const proxy = pod('ingress', { app: 'proxy' }, '10.2.0.1');
export const other = pod('ingress', { app: 'other' }, '10.2.0.2');
export const impostor = pod('blog', { app: 'proxy' }, '10.3.0.1');
export const outside = address('203.0.113.7');

/** One test for each row, under these policies. */
export function judge(specs: readonly Spec[], rows: readonly Row[]): void {
  const policies = specs.map((spec) => JSON.stringify(spec)).join(' and ');
  it.each(rows)(`%s, under ${policies || 'none'}`, (_, from, to, port, open) => {
    expect(mayConnect(clusterWith(specs), from, to, tcp(port))).toBe(open);
  });
}

export function clusterWith(specs: readonly Spec[]): Cluster {
  const names = ['shop', 'blog', 'ingress'];
  return {
    policies: new Map([['shop', specs.map(policyOf)]]),
    namespaces: new Map(names.map((name) => [name, { 'kubernetes.io/metadata.name': name }])),
    rangesCoverPods: false,
  };
}

function policyOf(spec: Spec): INetworkPolicy {
  return { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', spec };
}

export function named(namespace: string) {
  return { matchLabels: { 'kubernetes.io/metadata.name': namespace } };
}

export function labelled(...values: string[]) {
  return { matchExpressions: [{ key: 'app', operator: 'In', values }] };
}

export function pod(
  namespace: string,
  labels: Record<string, string>,
  ip: string,
  ports: Record<string, number> = {},
): Pod {
  return { kind: 'pod', namespace, labels, address: ip, ports };
}

export function address(ip: string): End {
  return { kind: 'address', address: ip };
}

export function tcp(port: number) {
  return { port, protocol: 'TCP' } as const;
}
