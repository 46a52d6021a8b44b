import type { ArrayField, Field, GroupField } from 'payload';
import { label } from '../labels.ts';
import { addressedCollections } from '../path-of.ts';
import { isAddress } from './address.ts';

interface Target {
  readonly type?: unknown;
}

const isCustom = (_: unknown, link: Target | undefined) => link?.type === 'custom';
const isReference = (_: unknown, link: Target | undefined) => link?.type !== 'custom';

const target: readonly Field[] = [
  {
    type: 'row',
    fields: [
      {
        name: 'type',
        type: 'radio',
        label: label('Leads to', 'Ведёт на'),
        defaultValue: 'reference',
        options: [
          { value: 'reference', label: label('A page or a post', 'Страницу или запись') },
          { value: 'custom', label: label('Another address', 'Другой адрес') },
        ],
        admin: { layout: 'horizontal', width: '50%' },
      },
      {
        name: 'newTab',
        type: 'checkbox',
        label: label('Opens in a new tab', 'Открывать в новой вкладке'),
        admin: { width: '50%' },
      },
    ],
  },
  {
    type: 'row',
    fields: [
      {
        name: 'reference',
        type: 'relationship',
        relationTo: [...addressedCollections],
        label: label('Document', 'Документ'),
        required: true,
        admin: { condition: isReference, width: '50%' },
      },
      {
        name: 'url',
        type: 'text',
        label: label('Address', 'Адрес'),
        required: true,
        validate: (value: string | null | undefined) => isAddress(value),
        admin: {
          condition: isCustom,
          width: '50%',
          placeholder: 'https://example.com',
        },
      },
      {
        name: 'label',
        type: 'text',
        label: label('Text', 'Текст'),
        localized: true,
        required: true,
        admin: { width: '50%' },
      },
    ],
  },
];

const look: Field = {
  name: 'look',
  type: 'select',
  label: label('Look', 'Вид'),
  defaultValue: 'primary',
  options: [
    { value: 'primary', label: label('Button', 'Кнопка') },
    { value: 'secondary', label: label('Quiet button', 'Неяркая кнопка') },
  ],
};

/** A link to a document of the site, which follows it when it is renamed, or to any address. */
export function createLink(options: { readonly looks?: boolean } = {}): GroupField {
  return {
    name: 'link',
    type: 'group',
    label: label('Link', 'Ссылка'),
    interfaceName: options.looks ? 'ButtonLink' : 'PlainLink',
    fields: options.looks ? [...target, look] : [...target],
  };
}

/** Buttons below a text. */
export function createLinks(maxRows: number): ArrayField {
  return {
    name: 'links',
    type: 'array',
    label: label('Buttons', 'Кнопки'),
    labels: { singular: label('Button', 'Кнопка'), plural: label('Buttons', 'Кнопки') },
    maxRows,
    admin: { initCollapsed: true, components: { RowLabel: rowLabel } },
    fields: [createLink({ looks: true })],
  };
}

/** Rows are called by the text of their link. */
export const rowLabel = '@synestra/cms-core/admin#LinkRowLabel';
