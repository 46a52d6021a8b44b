import type { CollectionConfig } from 'payload';
import { anyone, signedIn } from '../access/rules.ts';
import { label } from '../labels.ts';

/** Widths that a page asks for, in pixels: a phone, a tablet, a desktop and a sharp desktop. */
export const imageWidths = { small: 480, medium: 960, large: 1440, huge: 2160 } as const;

export interface MediaOptions {
  /** The folder of the uploads; absolute. */
  readonly directory: string;
}

/** Pictures. Every width is made once, at the upload, in a modern format: serving one costs no work. */
export function createMedia({ directory }: MediaOptions): CollectionConfig {
  return {
    slug: 'media',
    labels: { singular: label('Picture', 'Изображение'), plural: label('Media', 'Медиа') },
    admin: {
      group: label('Content', 'Контент'),
      defaultColumns: ['filename', 'alt', 'updatedAt'],
    },
    access: { read: anyone, create: signedIn, update: signedIn, delete: signedIn },
    upload: {
      staticDir: directory,
      mimeTypes: ['image/jpeg', 'image/png', 'image/webp', 'image/avif', 'image/gif'],
      focalPoint: true,
      adminThumbnail: 'small',
      imageSizes: Object.entries(imageWidths).map(([name, width]) => ({
        name,
        width,
        withoutEnlargement: true,
        formatOptions: { format: 'webp', options: { quality: 80 } },
      })),
    },
    fields: [
      {
        name: 'alt',
        type: 'text',
        required: true,
        label: label('Description', 'Описание'),
        admin: {
          description: label(
            'What the picture shows, for those who cannot see it.',
            'Что изображено — для тех, кто не видит картинку.',
          ),
        },
      },
    ],
  };
}
