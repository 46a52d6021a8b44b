import { searchPlugin } from '@payloadcms/plugin-search';
import type { CollectionAfterChangeHook, Field, Plugin } from 'payload';
import { anyone, nobody } from '../access/rules.ts';
import { groups } from '../groups.ts';
import { label } from '../labels.ts';
import type { ContentLocale } from '../locales.ts';
import { addressedCollections, type AddressedCollection } from '../path-of.ts';
import { collectText } from '../rich-text/collect-text.ts';

interface Searched {
  readonly id: number | string;
  readonly _status?: unknown;
  readonly title?: string | null;
  readonly slug?: string | null;
  readonly lead?: string | null;
  readonly hero?: { readonly lead?: string | null } | null;
  readonly content?: unknown;
  readonly layout?: unknown;
}

export interface SearchOptions {
  /** The languages that the site is read in. */
  readonly locales: readonly ContentLocale[];
}

/** What readers search in: the words of all published pages and posts, in each language. */
export function createSearch({ locales }: SearchOptions): Plugin {
  const plugin = searchPlugin({
    collections: [...addressedCollections],
    localize: true,
    defaultPriorities: { pages: 20, posts: 10 },
    beforeSync: ({ originalDoc, searchDoc }) => ({
      ...searchDoc,
      ...summarise(originalDoc as Searched),
    }),
    searchOverrides: {
      labels: {
        singular: label('Search result', 'Результат поиска'),
        plural: label('Search results', 'Результаты поиска'),
      },
      admin: {
        group: groups.administration,
        defaultColumns: ['title', 'doc', 'updatedAt'],
        description: label(
          'What readers find, kept up to date by itself.',
          'То, что находят читатели; обновляется само.',
        ),
      },
      access: { read: anyone, create: nobody, update: nobody, delete: nobody },
      fields: ({ defaultFields }) => [
        ...defaultFields.map(nameField),
        { name: 'slug', type: 'text', label: label('Address', 'Адрес') },
        { name: 'lead', type: 'textarea', localized: true, label: label('Lead', 'Вводный текст') },
        { name: 'words', type: 'textarea', localized: true, label: label('Words', 'Слова') },
      ],
    },
  });
  return (config) => {
    const extended = plugin(config);
    return {
      ...extended,
      collections: (extended.collections ?? []).map((collection) => {
        const searched = addressedCollections.find((slug) => slug === collection.slug);
        if (!searched) return collection;
        const afterChange = [
          ...(collection.hooks?.afterChange ?? []),
          syncOtherLanguages(searched, locales),
        ];
        return { ...collection, hooks: { ...collection.hooks, afterChange } };
      }),
    };
  };
}

const names: Readonly<Record<string, Record<string, string>>> = {
  title: label('Title', 'Заголовок'),
  priority: label('Priority', 'Приоритет'),
  doc: label('Document', 'Документ'),
};

function nameField(field: Field): Field {
  if (!('name' in field) || !(field.name in names)) return field;
  return { ...field, label: names[field.name] } as Field;
}

function summarise({ title, slug, lead, hero, content, layout }: Searched) {
  return {
    title: title ?? '',
    slug: slug ?? null,
    lead: lead ?? hero?.lead ?? '',
    words: collectText(content ?? layout),
  };
}

/** The plugin writes the language of the request alone, while publishing is for all of them. */
function syncOtherLanguages(
  collection: AddressedCollection,
  locales: readonly ContentLocale[],
): CollectionAfterChangeHook {
  return async ({ doc, req }) => {
    const { id, _status } = doc as Searched;
    if (_status !== 'published') return;
    for (const locale of locales.filter((code) => code !== req.locale)) {
      const inLanguage = await req.payload.findByID({
        collection,
        id,
        locale,
        depth: 0,
        req,
      });
      await req.payload.update({
        collection: 'search',
        where: { 'doc.value': { equals: id }, 'doc.relationTo': { equals: collection } },
        data: summarise(inLanguage as unknown as Searched),
        locale,
        depth: 0,
        req,
      });
    }
  };
}
