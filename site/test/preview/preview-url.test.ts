import { describe, expect, test } from 'vitest';
import { isLocalPath } from '../../src/preview/local-path.ts';
import { previewUrl, readPreviewUrl } from '../../src/preview/preview-url.ts';

const secret = 'a-key-that-only-tests-would-know-preview';
const now = Date.UTC(2030, 0, 1);
const hours = 60 * 60 * 1000;

test.each(['/', '/about', '/posts/a-post', '/ru/posts/page/2', '/a.b', '/v1.0/x_y~z'])(
  '%s is a page of this site',
  (path) => {
    expect(isLocalPath(path)).toBe(true);
    expect(open(previewUrl(secret, path, now))).toBe(path);
  },
);

test.each([
  '',
  'about',
  '//evil.example',
  '///evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/%2f/evil.example',
  '/%2Fevil.example',
  '/%5cevil.example',
  '/%255cevil.example',
  '/./evil',
  '/../evil',
  '/a/../../evil',
  '/a//evil.example',
  '/\tevil',
  '/\t/evil.example',
  '/\n/evil.example',
  '/a\r\nSet-Cookie: a=b',
  '/a\n',
  '/a\u0000',
  '/\u2028/evil.example',
  '/\uFF0Fevil.example',
  'https://evil.example',
  'https:evil.example',
  'javascript:alert(1)',
  '/a?to=//evil.example',
  '/a#b',
  '/@evil.example',
  ' /about',
  '/about ',
  `/${'a'.repeat(2000)}`,
])('%j is refused, signed or not', (path) => {
  expect(isLocalPath(path)).toBe(false);
  expect(previewUrl(secret, path, now)).toBe(null);
});

describe('a link', () => {
  const link = previewUrl(secret, '/about', now) ?? '';

  test('leads to its page until it expires', () => {
    expect(open(link, now + 4 * hours - 1)).toBe('/about');
    expect(open(link, now + 4 * hours)).toBeUndefined();
  });

  test('does not hold the secret', () => {
    expect(decodeURIComponent(link)).not.toContain(secret);
  });

  test.each([
    ['another page', { path: '/contacts' }],
    ['a later end', { expires: String(now / 1000 + 999_999) }],
    ['an end that is no number', { expires: 'Infinity' }],
    ['no signature', { signature: '' }],
    ['another signature', { signature: 'A'.repeat(43) }],
    ['a longer signature', { signature: `${query(link).get('signature') ?? ''}A` }],
  ])('is not valid with %s', (_, changes) => {
    const changed = query(link);
    for (const [name, value] of Object.entries(changes)) changed.set(name, value);
    expect(readPreviewUrl(secret, changed, now)).toBeUndefined();
  });

  test.each(['path', 'expires', 'signature'])('is not valid without %s, nor with two', (name) => {
    const [without, twice] = [query(link), query(link)];
    without.delete(name);
    twice.append(name, query(link).get(name) ?? '');
    expect(readPreviewUrl(secret, without, now)).toBeUndefined();
    expect(readPreviewUrl(secret, twice, now)).toBeUndefined();
  });

  test('of another site is not valid', () => {
    expect(readPreviewUrl('another key of another site, also long', query(link), now)).toBe(
      undefined,
    );
  });
});

function open(link: string | null, at = now): string | undefined {
  return readPreviewUrl(secret, query(link ?? ''), at);
}

function query(link: string): URLSearchParams {
  return new URL(link, 'http://localhost').searchParams;
}
