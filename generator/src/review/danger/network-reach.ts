import type { KubernetesObject } from '../../objects/object.ts';
import { listAt, mapAt, textAt, textsAt } from './read.ts';

/** Somebody on the other end, and a port; nothing written means everybody, or every port. */
interface Opening {
  readonly peer: unknown;
  readonly port: unknown;
}

/** What a policy opens that its earlier form did not, each in words. */
export function opensMore(
  before: KubernetesObject | undefined,
  after: KubernetesObject,
  direction: 'ingress' | 'egress',
): string[] {
  const had = before ? openingsOf(before, direction) : [];
  const more = openingsOf(after, direction).filter(
    (opening) => !had.some((known) => covers(known, opening)),
  );
  const arrow = direction === 'ingress' ? 'from' : 'to';
  return more.map(({ peer, port }) => `${arrow} ${describePeer(peer)} on ${describePort(port)}`);
}

function openingsOf(policy: KubernetesObject, direction: 'ingress' | 'egress'): Opening[] {
  return listAt(policy, 'spec', direction).flatMap((rule) => {
    const peers = orAny(listAt(rule, direction === 'ingress' ? 'from' : 'to'));
    const ports = orAny(listAt(rule, 'ports'));
    return peers.flatMap((peer) => ports.map((port) => ({ peer, port })));
  });
}

function orAny(list: readonly unknown[]): readonly unknown[] {
  return list.length > 0 ? list : [undefined];
}

function covers(wide: Opening, narrow: Opening): boolean {
  return coversPeer(wide.peer, narrow.peer) && coversPort(wide.port, narrow.port);
}

function coversPort(wide: unknown, narrow: unknown): boolean {
  return wide === undefined || JSON.stringify(wide) === JSON.stringify(narrow);
}

function coversPeer(wide: unknown, narrow: unknown): boolean {
  if (wide === undefined || JSON.stringify(wide) === JSON.stringify(narrow)) return true;
  const cidr = textAt(wide, 'ipBlock', 'cidr');
  if (cidr === undefined || cidr !== textAt(narrow, 'ipBlock', 'cidr')) return false;
  const spared = textsAt(narrow, 'ipBlock', 'except');
  return textsAt(wide, 'ipBlock', 'except').every((range) => spared.includes(range));
}

function describePeer(peer: unknown): string {
  const cidr = textAt(peer, 'ipBlock', 'cidr');
  if (cidr !== undefined) {
    const except = textsAt(peer, 'ipBlock', 'except');
    return except.length > 0 ? `${cidr} except ${except.join(', ')}` : cidr;
  }
  if (peer === undefined) return 'anywhere';
  const pods = describeLabels(mapAt(peer, 'podSelector'));
  const namespaces = mapAt(peer, 'namespaceSelector');
  const where =
    'namespaceSelector' in mapAt(peer) ? ` in namespaces ${describeLabels(namespaces)}` : '';
  return `pods ${pods}${where}`;
}

function describeLabels(selector: Record<string, unknown>): string {
  const labels = Object.entries(mapAt(selector, 'matchLabels'));
  const expressions = listAt(selector, 'matchExpressions').map((one) => JSON.stringify(one));
  const words = [...labels.map(([key, value]) => `${key}=${String(value)}`), ...expressions];
  return words.length > 0 ? words.join(',') : '(all)';
}

function describePort(port: unknown): string {
  if (port === undefined) return 'every port';
  const { port: number = 'every port', protocol = 'TCP', endPort } = mapAt(port);
  const end = endPort === undefined ? '' : `-${JSON.stringify(endPort)}`;
  return `${String(number)}${end}/${String(protocol)}`;
}
