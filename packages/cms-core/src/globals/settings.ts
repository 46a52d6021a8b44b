import type { GlobalConfig } from 'payload';
import { admins, anyone } from '../access/rules.ts';
import { createColour, emptyIsAbsent } from '../fields/colour.ts';
import { groups } from '../groups.ts';
import { tellGlobalChange } from '../hooks/tell-public-change.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface SettingsOptions {
  readonly onPublicChange: OnPublicChange;
}

/** What makes one code base look like many sites. */
export function createSettings({ onPublicChange }: SettingsOptions): GlobalConfig {
  return {
    slug: 'settings',
    label: label('Site settings', 'Настройки сайта'),
    admin: { group: groups.site },
    access: { read: anyone, update: admins },
    hooks: { afterChange: [tellGlobalChange('settings', onPublicChange)] },
    fields: [
      {
        name: 'name',
        type: 'text',
        localized: true,
        label: label('Name of the site', 'Название сайта'),
        hooks: { beforeValidate: [emptyIsAbsent] },
      },
      {
        name: 'tagline',
        type: 'text',
        localized: true,
        label: label('Tagline', 'Слоган'),
      },
      {
        name: 'logo',
        type: 'upload',
        relationTo: 'media',
        label: label('Logo', 'Логотип'),
        admin: {
          description: label(
            'Stands before the name, as high as a line of text.',
            'Стоит перед названием, высотой со строку.',
          ),
        },
      },
      {
        name: 'colours',
        type: 'group',
        label: label('Colours', 'Цвета'),
        fields: [
          {
            type: 'row',
            fields: [
              createColour(
                'accent',
                label('Accent', 'Акцент'),
                label('Of links and buttons.', 'Цвет ссылок и кнопок.'),
              ),
              createColour(
                'accentDark',
                label('Accent in dark mode', 'Акцент в тёмной теме'),
                label('A lighter one reads better.', 'Светлее — читается лучше.'),
              ),
            ],
          },
        ],
      },
      {
        name: 'seo',
        type: 'group',
        label: label('Where nothing else is said', 'Если не сказано иного'),
        admin: {
          description: label(
            'Shown by search engines and where an address is shared, for pages without their own.',
            'Показывают поисковики и соцсети для страниц, у которых нет своего.',
          ),
        },
        fields: [
          {
            name: 'description',
            type: 'textarea',
            localized: true,
            label: label('Description', 'Описание'),
          },
          {
            name: 'image',
            type: 'upload',
            relationTo: 'media',
            label: label('Picture', 'Изображение'),
          },
        ],
      },
    ],
  };
}
