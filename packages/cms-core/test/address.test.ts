import { describe, expect, test } from 'vitest';
import { isAddress } from '../src/fields/address.ts';
import { normalisePath } from '../src/redirects/path.ts';

describe('a link may lead', () => {
  test.each([
    '/about',
    '/',
    '/posts?page=2#end',
    '#top',
    'https://example.com/a?b=c',
    'http://example.com',
    'mailto:a@example.com',
    'tel:+100',
  ])('to %s', (address) => {
    expect(isAddress(address)).toBe(true);
  });

  test.each([
    '//example.com',
    '/\\example.com',
    'javascript:alert(1)',
    ' javascript:alert(1)',
    'JAVASCRIPT:alert(1)',
    'data:text/html,x',
    'example.com',
    '/a b',
    '',
    null,
    undefined,
  ])('not to %s', (address) => {
    expect(isAddress(address)).toMatch(/address/);
  });
});

test.each([
  ['/old', '/old'],
  ['old', '/old'],
  ['/old/', '/old'],
  [' /old ', '/old'],
  ['//old', '/old'],
  ['/old?a=b#c', '/old'],
  ['https://example.com/old/?a=b', '/old'],
  ['/%D0%BE', '/о'],
  ['/posts/old', '/posts/old'],
  ['', '/'],
  ['/a b', undefined],
  ['/%E0%A4', undefined],
])('the address %s is compared as %s', (address, path) => {
  expect(normalisePath(address)).toBe(path);
});
