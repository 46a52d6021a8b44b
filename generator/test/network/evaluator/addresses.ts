import { BlockList, isIPv6 } from 'node:net';

/** Whether an address lies in a range, and in none of its exceptions. */
export function liesIn(address: string, cidr: string, except: readonly string[] = []): boolean {
  return inRange(address, cidr) && !except.some((inner) => inRange(address, inner));
}

function inRange(address: string, cidr: string): boolean {
  const family = isIPv6(cidr.slice(0, cidr.indexOf('/'))) ? 'ipv6' : 'ipv4';
  // An IPv4 address never lies in a range of IPv6; the list would look for it behind ::ffff.
  if (isIPv6(address) !== (family === 'ipv6')) return false;
  return rangeOf(cidr, family).check(address, family);
}

const ranges = new Map<string, BlockList>();

function rangeOf(cidr: string, family: 'ipv4' | 'ipv6'): BlockList {
  const known = ranges.get(cidr);
  if (known) return known;
  const [network = '', prefix = ''] = cidr.split('/');
  const range = new BlockList();
  range.addSubnet(network, Number(prefix), family);
  ranges.set(cidr, range);
  return range;
}
