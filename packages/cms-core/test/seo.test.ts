import { describe as about, expect, test } from 'vitest';
import { describe, findPicture } from '../src/plugins/seo.ts';
import { collectText } from '../src/rich-text/collect-text.ts';

const text = (words: string) => ({
  root: {
    type: 'root',
    children: [{ type: 'paragraph', children: [{ type: 'text', text: words }] }],
  },
});

about('a description', () => {
  test.each([
    ['the lead of a post', { lead: 'Short.', content: text('Long.') }, 'Short.'],
    ['the lead of a page', { hero: { lead: 'Short.' }, layout: [] }, 'Short.'],
    ['the text, where there is no lead', { lead: null, content: text('Long.') }, 'Long.'],
    ['an empty lead counts as none', { lead: ' ', content: text('Long.') }, 'Long.'],
    ['the blocks of a page', { layout: [{ blockType: 'cta', text: text('Do it.') }] }, 'Do it.'],
    ['nothing', {}, ''],
  ])('is made of %s', (_, document, description) => {
    expect(describe(document)).toBe(description);
  });

  test('ends with a whole word', () => {
    const description = describe({ lead: 'Lorem ipsum, '.repeat(20) });
    expect(description).toMatch(/(Lorem|ipsum)…$/);
    expect(description.length).toBeLessThanOrEqual(156);
    expect(describe({ lead: 'x'.repeat(400) })).toBe(`${'x'.repeat(155)}…`);
  });
});

test.each([
  [{ cover: 1 }, 1],
  [{ cover: { id: 2 } }, 2],
  [{ hero: { media: 3 } }, 3],
  [{ hero: { media: null }, layout: [{ blockType: 'mediaBlock', media: 4 }] }, 4],
  [{ layout: [{ blockType: 'archive' }] }, undefined],
])('of %j the picture is %s', (document, picture) => {
  expect(findPicture(document)).toBe(picture);
});

test('words of what a text points at are not its own', () => {
  const other = { id: 1, updatedAt: '2026-01-01', content: text('Of another') };
  expect(collectText([text('Mine'), { media: other }, { fields: { doc: { value: other } } }])).toBe(
    'Mine',
  );
});
