import type { Block } from 'payload';
import { createLink } from '../fields/link.ts';
import { label } from '../labels.ts';

/** Texts beside one another; on a phone below one another. */
export const contentBlock: Block = {
  slug: 'content',
  interfaceName: 'ContentBlock',
  labels: {
    singular: label('Columns of text', 'Колонки текста'),
    plural: label('Columns of text', 'Колонки текста'),
  },
  fields: [
    {
      name: 'columns',
      type: 'array',
      label: label('Columns', 'Колонки'),
      labels: { singular: label('Column', 'Колонка'), plural: label('Columns', 'Колонки') },
      minRows: 1,
      required: true,
      admin: { initCollapsed: false },
      fields: [
        {
          name: 'size',
          type: 'select',
          label: label('Width', 'Ширина'),
          required: true,
          defaultValue: 'full',
          options: [
            { value: 'oneThird', label: label('One third', 'Треть') },
            { value: 'half', label: label('Half', 'Половина') },
            { value: 'twoThirds', label: label('Two thirds', 'Две трети') },
            { value: 'full', label: label('Whole', 'Целиком') },
          ],
        },
        { name: 'text', type: 'richText', label: label('Text', 'Текст'), localized: true },
        { name: 'hasLink', type: 'checkbox', label: label('With a link', 'Со ссылкой') },
        onlyWithLink(),
      ],
    },
  ],
};

function onlyWithLink() {
  const link = createLink({ looks: true });
  const condition = (_: unknown, column: { hasLink?: unknown } | undefined) =>
    Boolean(column?.hasLink);
  return { ...link, admin: { ...link.admin, condition } };
}
