import { seoPlugin } from '@payloadcms/plugin-seo';
import type { Plugin } from 'payload';
import { addressedCollections, pathOf } from '../path-of.ts';
import { collectText } from '../rich-text/collect-text.ts';

export interface SeoOptions {
  /** The canonical address, without a final slash. */
  readonly siteUrl: string;
}

type Picture = number | string | { readonly id: number | string } | null | undefined;

/** As much of a page or a post as its description is made of. */
interface Described {
  readonly title?: string | null;
  readonly slug?: string | null;
  readonly lead?: string | null;
  readonly cover?: Picture;
  readonly content?: unknown;
  readonly hero?: { readonly lead?: string | null; readonly media?: Picture } | null;
  readonly layout?: readonly { readonly blockType: string; readonly media?: Picture }[] | null;
}

/** As much as search engines show. */
const longest = 155;

/** Makes titles, descriptions and pictures on demand; the fields themselves stand in the collections. */
export function createSeo({ siteUrl }: SeoOptions): Plugin {
  const plugin = seoPlugin({
    // It answers for these alone.
    collections: [...addressedCollections],
    generateTitle: ({ doc }: { doc: Described }) => doc.title ?? '',
    generateDescription: ({ doc }: { doc: Described }) => describe(doc),
    generateImage: ({ doc }: { doc: Described }) => findPicture(doc) ?? '',
    generateURL: ({ doc, collectionSlug }: { doc: Described; collectionSlug?: string }) => {
      const collection = addressedCollections.find((one) => one === collectionSlug) ?? 'pages';
      return siteUrl + pathOf(collection, doc.slug ?? '');
    },
  });
  // The fields that it would add are in the collections already, in a tab.
  return (config) => ({ ...plugin(config), collections: config.collections ?? [] });
}

/** The lead, or as many whole words of the text as are shown. */
export function describe({ lead, hero, content, layout }: Described): string {
  const own = (lead ?? hero?.lead ?? '').trim();
  const text = own === '' ? collectText(content ?? layout) : own;
  if (text.length <= longest) return text;
  const cut = text.slice(0, longest);
  const words = cut.includes(' ') ? cut.slice(0, cut.lastIndexOf(' ')) : cut;
  return `${words.replace(/[\s,;:.–—-]+$/, '')}…`;
}

/** The picture that a document begins with, else the first one in it. */
export function findPicture({ cover, hero, layout }: Described): number | string | undefined {
  const inLayout = layout?.find(({ blockType }) => blockType === 'mediaBlock')?.media;
  const picture = cover ?? hero?.media ?? inLayout;
  return typeof picture === 'object' ? picture?.id : picture;
}
