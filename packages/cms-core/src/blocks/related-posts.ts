import type { Block } from 'payload';
import { label } from '../labels.ts';
import { createShortEditor } from '../rich-text/editor.ts';

/** Posts that say more of the same. */
export const relatedPostsBlock: Block = {
  slug: 'relatedPosts',
  interfaceName: 'RelatedPostsBlock',
  labels: {
    singular: label('Related posts', 'Записи по теме'),
    plural: label('Related posts', 'Записи по теме'),
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
      name: 'posts',
      type: 'relationship',
      relationTo: 'posts',
      hasMany: true,
      required: true,
      label: label('Posts', 'Записи'),
    },
  ],
};
