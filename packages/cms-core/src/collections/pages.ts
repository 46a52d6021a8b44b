import type { CollectionConfig } from 'payload';
import { pageBlocks } from '../blocks/all.ts';
import { createLinks } from '../fields/link.ts';
import { metaTab } from '../fields/meta.ts';
import { publishedAtField } from '../fields/published-at.ts';
import { pageSlugField } from '../fields/slug.ts';
import { groups } from '../groups.ts';
import { label } from '../labels.ts';
import { createDrafts, type DraftsOptions } from './drafts.ts';

interface Hero {
  readonly type?: unknown;
}

const withPicture = (_: unknown, hero: Hero | undefined) =>
  hero?.type === 'medium' || hero?.type === 'high';

/** Pages of the site, built of blocks. */
export function createPages(options: DraftsOptions): CollectionConfig {
  const drafts = createDrafts('pages', options);
  return {
    ...drafts,
    slug: 'pages',
    labels: { singular: label('Page', 'Страница'), plural: label('Pages', 'Страницы') },
    admin: {
      ...drafts.admin,
      group: groups.content,
      defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
      description: label(
        'What stands at an address of its own: the home page, "About us", a landing page.',
        'То, у чего есть свой адрес: главная, «О нас», посадочная страница.',
      ),
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
            name: 'hero',
            label: label('Opening', 'Начало'),
            interfaceName: 'Hero',
            fields: [
              {
                name: 'type',
                type: 'select',
                label: label('How the page begins', 'Как начинается страница'),
                required: true,
                defaultValue: 'low',
                options: [
                  { value: 'none', label: label('With its blocks at once', 'Сразу с блоков') },
                  { value: 'low', label: label('With title and lead', 'С заголовка и вводки') },
                  {
                    value: 'medium',
                    label: label('With a picture below the title', 'С картинки под заголовком'),
                  },
                  {
                    value: 'high',
                    label: label('With a picture behind the title', 'С картинки за заголовком'),
                  },
                ],
              },
              {
                name: 'lead',
                type: 'textarea',
                localized: true,
                label: label('Lead', 'Вводный текст'),
                admin: {
                  description: label(
                    'One or two sentences below the title.',
                    'Одно-два предложения под заголовком.',
                  ),
                },
              },
              {
                name: 'media',
                type: 'upload',
                relationTo: 'media',
                label: label('Picture', 'Изображение'),
                admin: { condition: withPicture },
              },
              createLinks(2),
            ],
          },
          {
            label: label('Content', 'Содержание'),
            fields: [
              {
                name: 'layout',
                type: 'blocks',
                label: label('Blocks', 'Блоки'),
                labels: { singular: label('Block', 'Блок'), plural: label('Blocks', 'Блоки') },
                blocks: pageBlocks,
                admin: { initCollapsed: true },
              },
            ],
          },
          metaTab,
        ],
      },
      pageSlugField,
      publishedAtField,
    ],
  };
}
