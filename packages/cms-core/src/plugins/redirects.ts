import { redirectsPlugin } from '@payloadcms/plugin-redirects';
import type { Field, FieldHook, Plugin } from 'payload';
import { anyone, signedIn } from '../access/rules.ts';
import { isAddress } from '../fields/address.ts';
import { groups } from '../groups.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import { label } from '../labels.ts';
import { addressedCollections } from '../path-of.ts';
import type { OnPublicChange } from '../public-change.ts';
import { normalisePath } from '../redirects/path.ts';
import { refuseLoop } from '../redirects/refuse-loop.ts';

export interface RedirectsOptions {
  readonly onPublicChange: OnPublicChange;
}

interface Target {
  readonly type?: unknown;
}

const normalise: FieldHook<{ id: number }, unknown> = ({ value }) =>
  typeof value === 'string' ? (normalisePath(value) ?? value) : value;

/** Old addresses that lead to new ones; a renamed page or post makes its own. */
export function createRedirects({ onPublicChange }: RedirectsOptions): Plugin {
  const { beforeChange, ...hooks } = watchPublication('redirects', [
    tellPublicChange(onPublicChange),
  ]);
  return redirectsPlugin({
    collections: [...addressedCollections],
    overrides: {
      labels: {
        singular: label('Redirect', 'Перенаправление'),
        plural: label('Redirects', 'Перенаправления'),
      },
      admin: {
        group: groups.site,
        useAsTitle: 'from',
        defaultColumns: ['from', 'to.type', 'to.reference', 'to.url', 'updatedAt'],
        description: label(
          'Old addresses that lead to new ones. Whatever is renamed after its publication makes its own.',
          'Старые адреса, ведущие на новые. Переименованное после публикации делает их само.',
        ),
      },
      access: { read: anyone, create: signedIn, update: signedIn, delete: signedIn },
      hooks: { ...hooks, beforeChange: [refuseLoop, ...beforeChange] },
      fields: () => fields,
    },
  });
}

const isCustom = (_: unknown, to: Target | undefined) => to?.type === 'custom';
const isReference = (_: unknown, to: Target | undefined) => to?.type !== 'custom';

const fields: Field[] = [
  {
    name: 'from',
    type: 'text',
    required: true,
    unique: true,
    index: true,
    label: label('Old address', 'Старый адрес'),
    admin: { placeholder: '/old-address' },
    hooks: { beforeValidate: [normalise] },
    validate: (value: string | null | undefined) =>
      value && normalisePath(value) === value && value !== '/'
        ? true
        : 'The old address is a path of this site, such as /old-address.',
  },
  {
    name: 'to',
    type: 'group',
    label: label('Leads to', 'Ведёт на'),
    fields: [
      {
        name: 'type',
        type: 'radio',
        defaultValue: 'reference',
        label: label('What', 'Что'),
        options: [
          { value: 'reference', label: label('A page or a post', 'Страницу или запись') },
          { value: 'custom', label: label('Another address', 'Другой адрес') },
        ],
        admin: { layout: 'horizontal' },
      },
      {
        name: 'reference',
        type: 'relationship',
        relationTo: [...addressedCollections],
        required: true,
        label: label('Document', 'Документ'),
        admin: { condition: isReference },
      },
      {
        name: 'url',
        type: 'text',
        required: true,
        label: label('Address', 'Адрес'),
        validate: (value: string | null | undefined) => isAddress(value),
        admin: { condition: isCustom, placeholder: 'https://example.com' },
      },
    ],
  },
];
