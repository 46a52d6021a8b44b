import type { Block } from 'payload';
import { label } from '../labels.ts';

/** One picture with its caption. */
export const mediaBlock: Block = {
  slug: 'mediaBlock',
  interfaceName: 'MediaBlock',
  labels: { singular: label('Picture', 'Изображение'), plural: label('Pictures', 'Изображения') },
  fields: [
    {
      name: 'media',
      type: 'upload',
      relationTo: 'media',
      label: label('Picture', 'Изображение'),
      required: true,
    },
    {
      name: 'width',
      type: 'select',
      label: label('Width', 'Ширина'),
      required: true,
      defaultValue: 'text',
      options: [
        { value: 'text', label: label('As the text', 'Как текст') },
        { value: 'wide', label: label('Wider than the text', 'Шире текста') },
        { value: 'full', label: label('The whole screen', 'На весь экран') },
      ],
    },
  ],
};
