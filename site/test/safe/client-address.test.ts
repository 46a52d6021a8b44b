import { expect, test } from 'vitest';
import { findClientAddress, findNetwork } from '../../src/server/requests/client-address.ts';

const socket = '10.0.0.9';

test.each([
  // trusted proxies, X-Forwarded-For, address
  ['no proxy: whatever is said is made up', 0, '203.0.113.7', socket],
  ['no proxy and no word', 0, undefined, socket],
  ['the ingress', 1, '203.0.113.7', '203.0.113.7'],
  ['somebody who says that he is another', 1, '198.51.100.1, 203.0.113.7', '203.0.113.7'],
  ['a long list of lies', 1, `${'198.51.100.1, '.repeat(500)}203.0.113.7`, '203.0.113.7'],
  ['a network in front of the ingress', 2, '203.0.113.7, 192.0.2.1', '203.0.113.7'],
  ['a lie through both', 2, '198.51.100.1, 203.0.113.7, 192.0.2.1', '203.0.113.7'],
  ['fewer words than proxies', 2, '203.0.113.7', '203.0.113.7'],
  ['no word of the proxy', 1, undefined, socket],
  ['an empty word', 1, '', socket],
  ['a word that is no address', 1, 'unknown', socket],
  ['a word that is code', 1, '<script>', socket],
  ['a port behind it', 1, '203.0.113.7:4711', '203.0.113.7'],
  ['IPv6', 1, '2001:db8::1', '2001:db8::1'],
  ['IPv6 with a port', 1, '[2001:db8::1]:4711', '2001:db8::1'],
  ['IPv4 in the clothes of IPv6', 1, '::ffff:203.0.113.7', '203.0.113.7'],
] as const)('%s', (_, trusted, forwardedFor, address) => {
  expect(findClientAddress(forwardedFor, socket, trusted)).toBe(address);
});

test('a socket that is closed has no address', () => {
  expect(findClientAddress(undefined, undefined, 1)).toBe('unknown');
});

test.each([
  ['203.0.113.7', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::', '2001:db8:1:2::/64'],
  ['2001:0db8:0001:0002:ffff::9', '2001:db8:1:2::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['unknown', 'unknown'],
])('%s counts as %s', (address, network) => {
  expect(findNetwork(address)).toBe(network);
});
