import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { readSiteEnv } from '@synestra/env';
import { buildConfig, type Field } from 'payload';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { findReferences, pointers } from '../../src/content/find-references.ts';
import { createSiteConfig } from '../../src/create-site-config.ts';

test('what a document shows and links to is found at every depth, also what was not there', () => {
  const page = {
    id: 1,
    hero: { media: 5, links: [{ link: { reference: { relationTo: 'posts', value: { id: 7 } } } }] },
    layout: [
      { blockType: 'archive', selected: [{ id: 8, cover: { id: 9, sizes: {} } }, 10] },
      { blockType: 'content', columns: [{ text: { root: { children: [upload, paragraph] } } }] },
    ],
    populatedAuthors: [{ id: '3', name: 'Ada' }],
  };
  expect(findReferences(page).map(({ collection, id }) => `${collection}:${id}`)).toEqual([
    'media:5',
    'posts:7',
    'posts:8',
    'posts:10',
    'media:9',
    'media:11',
    'pages:12',
    'users:3',
  ]);
});

const upload = { type: 'upload', relationTo: 'media', value: { id: 11 } };
const paragraph = { fields: { doc: { relationTo: 'pages', value: 12 } } };

test('every field of what readers see that points to one collection is known by its name', async () => {
  const file = path.join(import.meta.dirname, '..', '..', 'build.env');
  const env = readSiteEnv(parseEnv(readFileSync(file, 'utf8')));
  const config = await buildConfig(
    createSiteConfig(env, { sharp, onPublicChange: () => Promise.resolve() }),
  );
  const shown = [
    ...config.collections.filter(({ slug }) =>
      ['pages', 'posts', 'categories', 'forms', 'redirects'].includes(slug),
    ),
    ...config.globals,
  ];
  const wrong = shown
    .flatMap(({ fields }) => [...listPointers(fields)])
    .filter(([name, collection]) => pointers[name] !== collection && !unshown.includes(name));
  expect(wrong).toEqual([]);
});

/** Readers get the names of authors in another field, and the steps down to a category in none. */
const unshown = ['authors', 'doc'];

/** The fields that point to one collection; those that point to several say to which in the document. */
function* listPointers(fields: readonly Field[]): Generator<[name: string, collection: string]> {
  for (const field of fields) {
    if (field.type === 'relationship' || field.type === 'upload') {
      if (typeof field.relationTo === 'string') yield [field.name, field.relationTo];
    }
    if ('fields' in field) yield* listPointers(field.fields);
    if (field.type === 'tabs') for (const tab of field.tabs) yield* listPointers(tab.fields);
    if (field.type === 'blocks') {
      for (const block of field.blocks) yield* listPointers(block.fields);
    }
  }
}
