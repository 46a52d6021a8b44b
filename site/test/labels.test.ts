import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseEnv } from 'node:util';
import { readSiteEnv } from '@synestra/env';
import { buildConfig, type Block, type Field, type SanitizedConfig } from 'payload';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { createSiteConfig } from '../src/create-site-config.ts';

const variables = parseEnv(readFileSync(path.join(import.meta.dirname, '..', 'build.env'), 'utf8'));
const surroundings = { sharp, onPublicChange: () => Promise.resolve() };

/** Names that are the same in every language. */
const proper = 'SEO URL Email TypeScript JavaScript CSS HTML JSON YAML Python SQL'.split(' ');

test('an editor reads every name and explanation of the admin in both of its languages', async () => {
  const env = readSiteEnv(variables);
  const config = await buildConfig(createSiteConfig(env, surroundings));
  const untranslated = [...listTexts(config)].filter(
    // Payload adds this one and shows it as a button of its own, which is translated.
    ({ where, text }) => where !== 'media.folder' && !isInBoth(text),
  );
  expect(untranslated).toEqual([]);
});

test.each([
  ['a name that Payload made up', 'Nav Items', false],
  ['a name in one language', { en: 'Links' }, false],
  ['English for Russians', { en: 'Links', ru: 'Links' }, false],
  ['a name in both', { en: 'Links', ru: 'Ссылки' }, true],
  ['a name that Payload translates', () => 'x', true],
  ['nothing', undefined, true],
])('%s', (_, text, answer) => {
  expect(isInBoth(text)).toBe(answer);
});

interface Told {
  readonly where: string;
  readonly text: unknown;
}

function isInBoth(text: unknown): boolean {
  if (text === undefined || text === null || text === false || text === '') return true;
  if (typeof text === 'function') return true;
  if (typeof text === 'string') return proper.includes(text);
  const { en, ru } = text as { en?: string; ru?: string };
  return Boolean(en) && /\p{Script=Cyrillic}/u.test(ru ?? '');
}

function* listTexts({ collections, globals }: SanitizedConfig): Generator<Told> {
  for (const { slug, labels, admin, fields } of collections) {
    if (slug.startsWith('payload-') && slug !== 'payload-folders') continue;
    yield { where: `${slug} (one)`, text: labels.singular };
    yield { where: `${slug} (many)`, text: labels.plural };
    yield { where: `${slug} (group)`, text: admin.group };
    yield { where: `${slug} (description)`, text: admin.description };
    yield* listFields(slug, fields);
  }
  for (const { slug, label, admin, fields } of globals) {
    yield { where: slug, text: label };
    yield { where: `${slug} (group)`, text: admin.group };
    yield* listFields(slug, fields);
  }
}

function* listFields(above: string, fields: readonly Field[]): Generator<Told> {
  for (const field of fields) {
    const name = 'name' in field ? field.name : field.type;
    const where = `${above}.${name}`;
    const admin = field.admin ?? {};
    const isBuiltIn = ['id', 'createdAt', 'updatedAt', 'blockName', '_status', 'password'];
    if (isBuiltIn.includes(name) || isHidden(field)) continue;
    if (field.type !== 'ui') yield { where, text: 'label' in field ? field.label : undefined };
    if ('description' in admin) {
      yield { where: `${where} (description)`, text: admin.description };
    }
    if (field.type === 'select' || field.type === 'radio') {
      for (const option of field.options) {
        const text = typeof option === 'string' ? option : option.label;
        yield { where: `${where} (option)`, text };
      }
    }
    if (field.type === 'tabs') {
      for (const tab of field.tabs) {
        const inside = `${where}.${'name' in tab ? tab.name : ''}`;
        yield { where: inside, text: tab.label };
        yield* listFields(inside, tab.fields);
      }
    } else if (field.type === 'blocks') {
      for (const block of field.blocks) yield* listBlock(where, block);
    } else if ('fields' in field) {
      if (field.type === 'array') {
        yield { where: `${where} (one)`, text: field.labels?.singular };
        yield { where: `${where} (many)`, text: field.labels?.plural };
      }
      yield* listFields(where, field.fields);
    }
  }
}

function isHidden({ admin }: Field): boolean {
  if (!admin) return false;
  const { hidden, disabled } = admin as { hidden?: unknown; disabled?: unknown };
  return hidden === true || disabled === true;
}

function* listBlock(above: string, { slug, labels, fields }: Block): Generator<Told> {
  yield { where: `${above}.${slug} (one)`, text: labels?.singular };
  yield { where: `${above}.${slug} (many)`, text: labels?.plural };
  yield* listFields(`${above}.${slug}`, fields);
}
