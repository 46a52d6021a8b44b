import { describe, expect, test } from 'vitest';
import { categorySlugField, pageSlugField, postSlugField } from '../src/fields/slug.ts';
import { pathOf } from '../src/path-of.ts';

interface Saved {
  readonly value?: unknown;
  readonly data?: { readonly title?: unknown };
  readonly originalDoc?: { readonly slug?: unknown };
}

describe('an empty address is made from the title', () => {
  test.each([
    ['About us', 'about-us'],
    ['Привет, мир!', 'privet-mir'],
    ['Щука и ёж', 'schuka-i-yozh'],
    ['Über uns', 'ueber-uns'],
    ['  C++ & C#  ', 'c-and-c'],
    ['a/b/../c', 'a-b-c'],
  ])('%s: %s', (title, slug) => {
    expect(fill({ data: { title } })).toBe(slug);
    expect(fill({ value: '', data: { title } })).toBe(slug);
    expect(fill({ value: '  ', data: { title } })).toBe(slug);
    expect(fill({ value: null, data: { title } })).toBe(slug);
  });

  test('a new title does not move a page', () => {
    const saved = { data: { title: 'New' }, originalDoc: { slug: 'old' } };
    expect(fill({ value: '', ...saved })).toBe('old');
    expect(fill(saved)).toBe('old');
  });

  test('without a title there is nothing to make it from', () => {
    expect(fill({ data: {} })).toBeUndefined();
  });
});

describe('what an editor wrote is kept, as an address', () => {
  test.each([
    ['contacts', 'contacts'],
    ['Наши Контакты', 'nashi-kontakty'],
    ['/contacts/', 'contacts'],
    ['HOME', 'home'],
  ])('%s: %s', (value, slug) => {
    expect(fill({ value, data: { title: 'Other' }, originalDoc: { slug: 'old' } })).toBe(slug);
  });
});

test.each([
  'admin',
  'api',
  'healthz',
  'readyz',
  'next',
  'Admin',
  '_next',
  'API',
  'posts',
  'search',
  'en',
  'ru',
])('"%s" belongs to the application', (value) => {
  expect(validate(fill({ value, data: {} }))).toMatch(/belongs to the application$/);
});

test.each(['page', 'category'])('a post cannot be called "%s": lists are there', (value) => {
  expect(validate(value, postSlugField)).toMatch(/belongs to the application$/);
});

test.each(['administration', 'apis', 'home', 'page'])('%s may be an address', (value) => {
  expect(validate(value)).toBe(true);
});

test('two pages cannot have one address', () => {
  for (const field of [pageSlugField, postSlugField, categorySlugField])
    expect(field).toMatchObject({ unique: true, index: true });
});

test.each([
  ['pages', 'home', '/'],
  ['pages', 'about', '/about'],
  ['posts', 'home', '/posts/home'],
] as const)('of the %s, %s is at %s', (collection, slug, path) => {
  expect(pathOf(collection, slug)).toBe(path);
});

function fill(saved: Saved): unknown {
  const [hook] = pageSlugField.hooks?.beforeValidate ?? [];
  // Payload calls it with a whole request, of which it reads no more than this.
  return (hook as unknown as (saved: Saved) => unknown)(saved);
}

function validate(value: unknown, field = pageSlugField): unknown {
  // Its type asks for all that Payload tells a validation; it looks at the value alone.
  return (field.validate as unknown as (value: unknown) => unknown)(value);
}
