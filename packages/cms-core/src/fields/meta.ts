import {
  MetaDescriptionField,
  MetaImageField,
  MetaTitleField,
  OverviewField,
  PreviewField,
} from '@payloadcms/plugin-seo/fields';
import type { Tab } from 'payload';
import { label } from '../labels.ts';

const paths = {
  titlePath: 'meta.title',
  descriptionPath: 'meta.description',
  imagePath: 'meta.image',
};

/** How a document looks in search results and where it is shared; empty ones are made from its text. */
export const metaTab: Tab = {
  name: 'meta',
  label: 'SEO',
  interfaceName: 'Meta',
  fields: [
    OverviewField({ ...paths, overrides: { label: label('Overview', 'Обзор') } }),
    MetaTitleField({
      hasGenerateFn: true,
      overrides: { label: label('Title', 'Заголовок') },
    }),
    MetaDescriptionField({
      hasGenerateFn: true,
      overrides: { label: label('Description', 'Описание') },
    }),
    MetaImageField({
      hasGenerateFn: true,
      relationTo: 'media',
      overrides: {
        label: label('Picture', 'Изображение'),
        localized: false,
        admin: {
          description: label(
            'Shown where the address is shared; 1200 by 630 is cut out of it.',
            'Показывается, когда адресом делятся; из него вырезается 1200 на 630.',
          ),
          components: {
            Field: {
              clientProps: { hasGenerateImageFn: true },
              path: '@payloadcms/plugin-seo/client#MetaImageComponent',
            },
          },
        },
      },
    }),
    PreviewField({
      ...paths,
      hasGenerateFn: true,
      overrides: { label: label('In search results', 'В результатах поиска') },
    }),
  ],
};
