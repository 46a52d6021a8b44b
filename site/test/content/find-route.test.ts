import { expect, test } from 'vitest';
import { findRoute } from '../../src/content/find-route.ts';

test.each([
  ['', 'en', '/', { kind: 'page', slug: 'home' }],
  ['about', 'en', '/about', { kind: 'page', slug: 'about' }],
  ['ru', 'ru', '/', { kind: 'page', slug: 'home' }],
  ['ru/about', 'ru', '/about', { kind: 'page', slug: 'about' }],
  ['posts', 'en', '/posts', { kind: 'posts', number: 1 }],
  ['ru/posts/page/3', 'ru', '/posts/page/3', { kind: 'posts', number: 3 }],
  ['posts/roof', 'en', '/posts/roof', { kind: 'post', slug: 'roof' }],
  [
    'posts/category/city',
    'en',
    '/posts/category/city',
    { kind: 'category', slug: 'city', number: 1 },
  ],
  [
    'posts/category/city/page/2',
    'en',
    '/posts/category/city/page/2',
    { kind: 'category', slug: 'city', number: 2 },
  ],
  ['%D0%B3%D0%BE%D1%80%D0%BE%D0%B4', 'en', '/город', { kind: 'page', slug: 'город' }],
])('"%s" is in %s', (address, locale, path, route) => {
  expect(find(address)).toEqual({ locale, path, route });
});

test.each([
  // The default language has no prefix, and the home page one address.
  'home',
  'ru/home',
  'about/us',
  'en/about',
  'posts/page/1',
  'posts/page/0',
  'posts/page/02',
  'posts/page/x',
  'posts/page/2/3',
  'posts/roof/garden',
  'posts/category/city/page',
  'posts/category/city/page/1',
])('"%s" is nobody’s', (address) => {
  expect(find(address).route).toEqual({ kind: 'missing' });
});

test('an address that cannot be decoded is asked for as it is', () => {
  expect(find('%E0%A4%A').route).toEqual({ kind: 'page', slug: '%E0%A4%A' });
});

test('a site with one language has no prefixes', () => {
  expect(findRoute(['ru', 'about'], ['en'], 'home').route).toEqual({ kind: 'missing' });
});

function find(address: string) {
  return findRoute(address === '' ? [] : address.split('/'), ['en', 'ru'], 'home');
}
