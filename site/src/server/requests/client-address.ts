import { isIP } from 'node:net';

/**
 * The address that a request came from. Each proxy writes the address that it was asked from at the
 * end of X-Forwarded-For, so what stands before the trusted ones is what anybody may have made up.
 * Where there are fewer words than trusted proxies, the first that is an address counts.
 */
export function findClientAddress(
  forwardedFor: string | undefined,
  socketAddress: string | undefined,
  trustedProxies: number,
): string {
  const words = forwardedFor?.split(',') ?? [];
  const trusted = words.slice(Math.max(0, words.length - trustedProxies));
  const addresses = [...trusted, socketAddress ?? ''].map(readAddress);
  return addresses.find((address) => address !== undefined) ?? unknown;
}

/** A socket that closed already has no address; all such requests count as one client's. */
const unknown = 'unknown';

/** Without port and brackets; an IPv4 address in the clothes of IPv6 is itself. */
function readAddress(word: string): string | undefined {
  const bare = word
    .trim()
    .replace(/^\[(.*)\](:\d+)?$/, '$1')
    .replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1')
    .replace(/^::ffff:(?=\d+\.)/i, '');
  return isIP(bare) ? bare : undefined;
}

/** Who has one address of IPv6 has the whole network of 64 bits, so that counts as one client. */
export function findNetwork(address: string): string {
  if (isIP(address) !== 6) return address;
  // The parser of addresses writes all eight groups out or shortens one run of zeros.
  const [head = '', tail] = new URL(`http://[${address.replace(/%.*$/, '')}]`).hostname
    .slice(1, -1)
    .split('::');
  const [front, back] = [head, tail ?? ''].map((part) => part.split(':').filter(Boolean));
  const zeros = Array.from({ length: 8 - (front?.length ?? 0) - (back?.length ?? 0) }, () => '0');
  const groups = tail === undefined ? front : [...(front ?? []), ...zeros, ...(back ?? [])];
  return `${groups?.slice(0, 4).join(':') ?? ''}::/64`;
}
