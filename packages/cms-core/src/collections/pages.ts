import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  RequestContext,
} from 'payload';
import { publishedOrSignedIn, signedIn } from '../access/rules.ts';
import { pathOf, slugField } from '../fields/slug.ts';
import { label } from '../labels.ts';

export interface PagesOptions {
  /** Called with the addresses that look different now, before the editor's request is answered. */
  readonly onPublicChange: (paths: readonly string[]) => void;
}

/** The part of a page that decides where readers see it. */
interface Publication {
  readonly slug?: string | null;
  readonly _status?: 'draft' | 'published' | null;
}

/**
 * What readers see before a change. The hooks after it know only what was saved last, which may be a
 * draft with another address.
 */
const rememberPublication: CollectionBeforeChangeHook = async ({ originalDoc, req }) => {
  const id = (originalDoc as { id?: number | string } | undefined)?.id;
  if (id === undefined) return;
  const page = await req.payload.findByID({
    collection: 'pages',
    id,
    select: { slug: true, _status: true },
    depth: 0,
    disableErrors: true,
    req,
  });
  // Asking with this request has replaced the context that the hook was called with.
  req.context[keyOf(id)] = page;
};

function recall(context: RequestContext, id: number | string): Publication | undefined {
  return context[keyOf(id)] as Publication | undefined;
}

/** Many pages may change in one request. */
function keyOf(id: number | string): string {
  return `publication of page ${id}`;
}

/** Pages of the site, written as drafts and published when they are ready. */
export function createPages({ onPublicChange }: PagesOptions): CollectionConfig {
  const afterChange: CollectionAfterChangeHook = ({ doc, req }) => {
    const page = doc as Publication & { id: number | string };
    const paths = findPublicPaths([page, recall(req.context, page.id)]);
    if (paths.length > 0) onPublicChange(paths);
  };
  const afterDelete: CollectionAfterDeleteHook = ({ doc }) => {
    const paths = findPublicPaths([doc as Publication]);
    if (paths.length > 0) onPublicChange(paths);
  };
  return {
    slug: 'pages',
    labels: { singular: label('Page', 'Страница'), plural: label('Pages', 'Страницы') },
    admin: {
      group: label('Content', 'Контент'),
      useAsTitle: 'title',
      defaultColumns: ['title', 'slug', '_status', 'updatedAt'],
    },
    access: {
      read: publishedOrSignedIn,
      readVersions: signedIn,
      create: signedIn,
      update: signedIn,
      delete: signedIn,
    },
    versions: { drafts: true, maxPerDoc: 50 },
    hooks: {
      beforeChange: [rememberPublication],
      afterChange: [afterChange],
      afterDelete: [afterDelete],
    },
    fields: [
      { name: 'title', type: 'text', required: true, label: label('Title', 'Заголовок') },
      slugField,
      {
        name: 'lead',
        type: 'textarea',
        label: label('Lead', 'Вводный текст'),
        admin: {
          description: label(
            'One or two sentences below the title; search engines show them too.',
            'Одно-два предложения под заголовком; их показывают и поисковики.',
          ),
        },
      },
      {
        name: 'cover',
        type: 'upload',
        relationTo: 'media',
        label: label('Cover picture', 'Обложка'),
      },
      { name: 'content', type: 'richText', label: label('Text', 'Текст') },
    ],
  };
}

/** Where readers saw the page before, and where they see it now. */
function findPublicPaths(states: readonly (Publication | undefined)[]): string[] {
  const paths = states.flatMap((state) =>
    state?._status === 'published' && state.slug ? [pathOf(state.slug)] : [],
  );
  return [...new Set(paths)];
}
