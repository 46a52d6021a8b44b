import type { Block } from 'payload';
import { label } from '../labels.ts';
import { createShortEditor } from '../rich-text/editor.ts';

interface Archive {
  readonly by?: unknown;
}

const byHand = (_: unknown, block: Archive | undefined) => block?.by === 'selection';
const byDate = (_: unknown, block: Archive | undefined) => block?.by !== 'selection';

/** A list of posts: the latest of some categories, or those that an editor chose. */
export const archiveBlock: Block = {
  slug: 'archive',
  interfaceName: 'ArchiveBlock',
  labels: {
    singular: label('List of posts', 'Список записей'),
    plural: label('Lists of posts', 'Списки записей'),
  },
  fields: [
    {
      name: 'intro',
      type: 'richText',
      label: label('Text above', 'Текст сверху'),
      localized: true,
      editor: createShortEditor(),
    },
    {
      name: 'by',
      type: 'radio',
      label: label('Which posts', 'Какие записи'),
      required: true,
      defaultValue: 'latest',
      options: [
        { value: 'latest', label: label('The latest', 'Последние') },
        { value: 'selection', label: label('Chosen one by one', 'Выбранные по одной') },
      ],
      admin: { layout: 'horizontal' },
    },
    {
      name: 'categories',
      type: 'relationship',
      relationTo: 'categories',
      hasMany: true,
      label: label('Of these categories', 'Из этих рубрик'),
      admin: {
        condition: byDate,
        description: label('Of all when left empty.', 'Если пусто — из всех.'),
      },
    },
    {
      name: 'limit',
      type: 'number',
      label: label('How many at most', 'Сколько, не больше'),
      defaultValue: 6,
      min: 1,
      max: 24,
      admin: { condition: byDate, step: 1 },
    },
    {
      name: 'selected',
      type: 'relationship',
      relationTo: 'posts',
      hasMany: true,
      label: label('Posts', 'Записи'),
      admin: { condition: byHand },
    },
  ],
};
