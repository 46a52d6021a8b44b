import type { Block } from 'payload';
import { label } from '../labels.ts';
import { createShortEditor } from '../rich-text/editor.ts';

/** A form that readers fill in. */
export const formBlock: Block = {
  slug: 'formBlock',
  interfaceName: 'FormBlock',
  labels: { singular: label('Form', 'Форма'), plural: label('Forms', 'Формы') },
  fields: [
    {
      name: 'form',
      type: 'relationship',
      relationTo: 'forms',
      label: label('Form', 'Форма'),
      required: true,
    },
    {
      name: 'intro',
      type: 'richText',
      label: label('Text above', 'Текст сверху'),
      localized: true,
      editor: createShortEditor(),
    },
  ],
};
