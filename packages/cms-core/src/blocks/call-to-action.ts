import type { Block } from 'payload';
import { createLinks } from '../fields/link.ts';
import { label } from '../labels.ts';
import { createShortEditor } from '../rich-text/editor.ts';

/** A few words and the buttons that they lead up to. */
export const callToActionBlock: Block = {
  slug: 'cta',
  interfaceName: 'CallToActionBlock',
  labels: {
    singular: label('Call to action', 'Призыв к действию'),
    plural: label('Calls to action', 'Призывы к действию'),
  },
  fields: [
    {
      name: 'text',
      type: 'richText',
      label: label('Text', 'Текст'),
      localized: true,
      required: true,
      editor: createShortEditor(),
    },
    createLinks(2),
  ],
};
