import type { Block } from 'payload';
import { label } from '../labels.ts';
import { createShortEditor } from '../rich-text/editor.ts';

/** A short message that stands out of the text. */
export const bannerBlock: Block = {
  slug: 'banner',
  interfaceName: 'BannerBlock',
  labels: { singular: label('Banner', 'Плашка'), plural: label('Banners', 'Плашки') },
  fields: [
    {
      name: 'tone',
      type: 'select',
      label: label('Tone', 'Тон'),
      required: true,
      defaultValue: 'info',
      options: [
        { value: 'info', label: label('Information', 'Сведения') },
        { value: 'warning', label: label('Warning', 'Предупреждение') },
        { value: 'error', label: label('Error', 'Ошибка') },
        { value: 'success', label: label('Success', 'Успех') },
      ],
    },
    {
      name: 'text',
      type: 'richText',
      label: label('Text', 'Текст'),
      localized: true,
      required: true,
      editor: createShortEditor(),
    },
  ],
};
