import type { CollectionAdminOptions } from 'payload';
import type { AddressedCollection } from './path-of.ts';

/** A draft that an editor wants to look at. */
export interface PreviewTarget {
  readonly collection: AddressedCollection;
  readonly slug: string;
  readonly locale: string | undefined;
}

/** Where the draft is shown; the site signs such links. */
export type PreviewUrl = (target: PreviewTarget) => string | null;

interface Drafted {
  readonly slug?: unknown;
}

/** A phone, a tablet and a desktop. */
const breakpoints = [
  { name: 'phone', width: 390, height: 844, en: 'Phone', ru: 'Телефон' },
  { name: 'tablet', width: 820, height: 1180, en: 'Tablet', ru: 'Планшет' },
  { name: 'desktop', width: 1440, height: 900, en: 'Desktop', ru: 'Компьютер' },
];

/** The preview button and the live preview of a collection. A draft without an address has neither. */
export function createPreview(
  collection: AddressedCollection,
  previewUrl: PreviewUrl,
): Pick<CollectionAdminOptions, 'preview' | 'livePreview'> {
  const find = (data: Drafted, locale: string | undefined): string | null =>
    typeof data.slug === 'string' && data.slug !== ''
      ? previewUrl({ collection, slug: data.slug, locale })
      : null;
  return {
    preview: (data, { locale }) => find(data, locale),
    livePreview: {
      url: ({ data, locale }) => find(data, locale.code),
      breakpoints: breakpoints.map(({ en, ru, ...size }) => ({ ...size, label: `${en} · ${ru}` })),
    },
  };
}
