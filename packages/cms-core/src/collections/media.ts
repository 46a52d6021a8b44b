import type { CollectionConfig, ImageSize } from 'payload';
import { anyone, signedIn } from '../access/rules.ts';
import { groups } from '../groups.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import { label } from '../labels.ts';
import type { OnPublicChange } from '../public-change.ts';

/** Widths that a page asks for, in pixels: a phone, a tablet, a desktop and a sharp desktop. */
export const imageWidths = { small: 480, medium: 960, large: 1440, huge: 2160 } as const;

/** Cut around the focal point for those who show a shared address; some of them know no WebP. */
const shared: ImageSize = {
  name: 'og',
  width: 1200,
  height: 630,
  position: 'centre',
  formatOptions: { format: 'jpeg', options: { quality: 82 } },
};

export interface MediaOptions {
  /** The folder of the uploads; absolute. */
  readonly directory: string;
  readonly onPublicChange: OnPublicChange;
}

/** Pictures. Every width is made once, at the upload, in a modern format: serving one costs no work. */
export function createMedia({ directory, onPublicChange }: MediaOptions): CollectionConfig {
  return {
    slug: 'media',
    labels: { singular: label('Picture', 'Изображение'), plural: label('Media', 'Медиа') },
    admin: {
      group: groups.content,
      defaultColumns: ['filename', 'alt', 'folder', 'updatedAt'],
      description: label(
        'Pictures of pages and posts. Their focal point stays in view however they are cut.',
        'Изображения страниц и записей. Фокусная точка остаётся видна, как их ни обрежь.',
      ),
    },
    access: { read: anyone, create: signedIn, update: signedIn, delete: signedIn },
    folders: true,
    upload: {
      staticDir: directory,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
      focalPoint: true,
      adminThumbnail: 'small',
      imageSizes: [
        ...Object.entries(imageWidths).map(([name, width]): ImageSize => ({
          name,
          width,
          withoutEnlargement: true,
          formatOptions: { format: 'webp', options: { quality: 80 } },
        })),
        shared,
      ],
    },
    hooks: watchPublication('media', [tellPublicChange(onPublicChange)]),
    fields: [
      {
        name: 'alt',
        type: 'text',
        required: true,
        localized: true,
        label: label('Description', 'Описание'),
        admin: {
          description: label(
            'What the picture shows, for those who cannot see it.',
            'Что изображено — для тех, кто не видит картинку.',
          ),
        },
      },
      {
        name: 'caption',
        type: 'textarea',
        localized: true,
        label: label('Caption', 'Подпись'),
        admin: {
          description: label(
            'Shown below the picture: where it was taken, by whom.',
            'Показывается под картинкой: где снято и кем.',
          ),
        },
      },
    ],
  };
}
