import { expect, test } from 'vitest';
import { documentTag, findOutdatedTags, globalTag, listTag } from '../../src/content/tags.ts';

const page = { collection: 'pages', id: 7 };

test.each([
  ['published', { ...page, slugAfter: 'about', wasPublic: false, isPublic: true }],
  ['changed', { ...page, slugBefore: 'about', slugAfter: 'us', wasPublic: true, isPublic: true }],
  ['taken back or deleted', { ...page, slugBefore: 'about', wasPublic: true, isPublic: false }],
])('a document that was %s: its own pages and every list of its kind', (_, change) => {
  expect(findOutdatedTags(change)).toEqual([documentTag('pages', 7), listTag('pages')]);
});

test('a draft that nobody saw puts nothing out of date', () => {
  expect(findOutdatedTags({ ...page, wasPublic: false, isPublic: false })).toEqual([]);
});

test('a global: whatever shows it', () => {
  expect(findOutdatedTags({ global: 'footer' })).toEqual([globalTag('footer')]);
});

test('no tag of one kind is one of another', () => {
  const tags = [documentTag('global', 'footer'), listTag('footer'), globalTag('header')];
  expect(new Set([...tags, documentTag('pages', 1), listTag('pages')]).size).toBe(5);
});
