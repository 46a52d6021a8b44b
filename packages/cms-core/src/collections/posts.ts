import type { CollectionConfig } from 'payload';
import { articleBlocks } from '../blocks/all.ts';
import { authorFields, nameAuthors } from '../fields/authors.ts';
import { metaTab } from '../fields/meta.ts';
import { publishedAtField } from '../fields/published-at.ts';
import { postSlugField } from '../fields/slug.ts';
import { groups } from '../groups.ts';
import { label } from '../labels.ts';
import { createArticleEditor } from '../rich-text/editor.ts';
import { createDrafts, type DraftsOptions } from './drafts.ts';

/** What is written one after another and listed by date and category. */
export function createPosts(options: DraftsOptions): CollectionConfig {
  const drafts = createDrafts('posts', options);
  return {
    ...drafts,
    slug: 'posts',
    labels: { singular: label('Post', 'Запись'), plural: label('Posts', 'Записи') },
    admin: {
      ...drafts.admin,
      group: groups.content,
      defaultColumns: ['title', 'categories', '_status', 'publishedAt'],
      description: label(
        'News and articles, listed by date and category.',
        'Новости и статьи; списки по дате и рубрике получаются сами.',
      ),
    },
    hooks: { ...drafts.hooks, beforeRead: [nameAuthors] },
    defaultPopulate: {
      title: true,
      slug: true,
      lead: true,
      cover: true,
      categories: true,
      publishedAt: true,
    },
    fields: [
      {
        name: 'title',
        type: 'text',
        required: true,
        localized: true,
        label: label('Title', 'Заголовок'),
      },
      {
        type: 'tabs',
        tabs: [
          {
            label: label('Content', 'Содержание'),
            fields: [
              {
                name: 'lead',
                type: 'textarea',
                localized: true,
                label: label('Lead', 'Вводный текст'),
                admin: {
                  description: label(
                    'One or two sentences; lists of posts and search engines show them too.',
                    'Одно-два предложения; их показывают и списки записей, и поисковики.',
                  ),
                },
              },
              {
                name: 'cover',
                type: 'upload',
                relationTo: 'media',
                label: label('Cover picture', 'Обложка'),
              },
              {
                name: 'content',
                type: 'richText',
                localized: true,
                label: label('Text', 'Текст'),
                editor: createArticleEditor(articleBlocks),
              },
            ],
          },
          {
            label: label('Around it', 'Вокруг записи'),
            fields: [
              {
                name: 'relatedPosts',
                type: 'relationship',
                relationTo: 'posts',
                hasMany: true,
                label: label('Related posts', 'Записи по теме'),
                // What is not saved yet has no number.
                filterOptions: ({ id }: { readonly id?: number | string }) =>
                  id === undefined ? true : { id: { not_in: [id] } },
              },
            ],
          },
          metaTab,
        ],
      },
      postSlugField,
      publishedAtField,
      {
        name: 'categories',
        type: 'relationship',
        relationTo: 'categories',
        hasMany: true,
        label: label('Categories', 'Рубрики'),
        admin: { position: 'sidebar' },
      },
      ...authorFields,
    ],
  };
}
