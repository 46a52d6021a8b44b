import type { FieldHook, GlobalConfig, TypeWithID } from 'payload';
import { admins, anyone } from '../access/rules.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

export interface SettingsOptions {
  readonly onPublicChange: OnPublicChange;
}

/** The admin sends an empty text for a field that somebody cleared. */
const emptyIsAbsent: FieldHook<TypeWithID, unknown> = ({ value }) => (value === '' ? null : value);

/** What makes one code base look like many sites. */
export function createSettings({ onPublicChange }: SettingsOptions): GlobalConfig {
  return {
    slug: 'settings',
    label: label('Site settings', 'Настройки сайта'),
    admin: { group: label('Administration', 'Управление') },
    access: { read: anyone, update: admins },
    hooks: { afterChange: [({ req }) => onPublicChange({ global: 'settings' }, req)] },
    fields: [
      {
        name: 'name',
        type: 'text',
        label: label('Name of the site', 'Название сайта'),
        hooks: { beforeValidate: [emptyIsAbsent] },
      },
      { name: 'tagline', type: 'text', label: label('Tagline', 'Слоган') },
      {
        name: 'language',
        type: 'select',
        required: true,
        defaultValue: 'en',
        label: label('Language of the site', 'Язык сайта'),
        options: [
          { value: 'en', label: 'English' },
          { value: 'ru', label: 'Русский' },
        ],
      },
    ],
  };
}
