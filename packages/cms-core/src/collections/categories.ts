import { createBreadcrumbsField, createParentField } from '@payloadcms/plugin-nested-docs';
import type { CollectionConfig } from 'payload';
import { anyone, signedIn } from '../access/rules.ts';
import { categorySlugField } from '../fields/slug.ts';
import { groups } from '../groups.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface CategoriesOptions {
  readonly onPublicChange: OnPublicChange;
}

/** What posts are about; one category may lie within another. */
export function createCategories({ onPublicChange }: CategoriesOptions): CollectionConfig {
  return {
    slug: 'categories',
    labels: { singular: label('Category', 'Рубрика'), plural: label('Categories', 'Рубрики') },
    admin: {
      group: groups.content,
      useAsTitle: 'title',
      defaultColumns: ['title', 'slug', 'parent'],
      description: label(
        'What posts are about. One category may lie within another.',
        'О чём записи. Одна рубрика может лежать внутри другой.',
      ),
    },
    access: { read: anyone, create: signedIn, update: signedIn, delete: signedIn },
    defaultPopulate: { title: true, slug: true },
    hooks: watchPublication('categories', [tellPublicChange(onPublicChange)]),
    fields: [
      {
        name: 'title',
        type: 'text',
        required: true,
        localized: true,
        label: label('Title', 'Название'),
      },
      categorySlugField,
      createParentField('categories', {
        label: label('Within', 'Внутри рубрики'),
        admin: { position: 'sidebar' },
      }),
      createBreadcrumbsField('categories', {
        label: label('Path', 'Путь'),
        labels: { singular: label('Step', 'Шаг'), plural: label('Steps', 'Шаги') },
        admin: { hidden: true },
      }),
    ],
  };
}
