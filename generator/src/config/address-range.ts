import { isIP } from 'node:net';

/**
 * Whether a text is an address range: an address, a prefix, and no bit set behind the prefix. With
 * one, it is unclear whether the address or the whole range was meant.
 */
export function isAddressRange(text: string): boolean {
  const [address = '', prefix = '', ...rest] = text.split('/');
  if (rest.length > 0 || !/^(0|[1-9]\d{0,2})$/.test(prefix)) return false;
  const bits = bitsOf(address);
  if (bits === undefined) return false;
  return Number(prefix) <= bits.length && /^0*$/.test(bits.slice(Number(prefix)));
}

/** The address as ones and zeros, or undefined where it is none. */
function bitsOf(address: string): string | undefined {
  if (isIP(address) === 4) return toBits(address.split('.'), 10, 8);
  const url = `http://[${address}]`;
  if (isIP(address) !== 6 || !URL.canParse(url)) return undefined;
  // The parser writes the last four bytes in hexadecimal too.
  const [head = [], tail = []] = new URL(url).hostname
    .slice(1, -1)
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const zeros = Array.from({ length: 8 - head.length - tail.length }, () => '0');
  return toBits([...head, ...zeros, ...tail], 16, 16);
}

function toBits(groups: readonly string[], base: number, width: number): string {
  return groups
    .map((group) => Number.parseInt(group, base).toString(2).padStart(width, '0'))
    .join('');
}
