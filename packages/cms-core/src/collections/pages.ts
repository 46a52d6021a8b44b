import type {
  CollectionAfterChangeHook,
  CollectionAfterDeleteHook,
  CollectionBeforeChangeHook,
  CollectionConfig,
  RequestContext,
} from 'payload';
import { publishedOrSignedIn, signedIn } from '../access/rules.ts';
import { slugField } from '../fields/slug.ts';
import { label } from '../labels.ts';
import type { DocumentChange, OnPublicChange } from '../public-change.ts';

export interface PagesOptions {
  readonly onPublicChange: OnPublicChange;
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
  const afterChange: CollectionAfterChangeHook = async ({ doc, req }) => {
    const page = doc as Publication & { id: number | string };
    await onPublicChange(describeChange(page.id, recall(req.context, page.id), page), req);
  };
  const afterDelete: CollectionAfterDeleteHook = async ({ id, doc, req }) => {
    await onPublicChange(describeChange(id, doc as Publication, undefined), req);
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

/** What readers saw of the page before, and what they see now. */
function describeChange(
  id: number | string,
  before: Publication | undefined,
  after: Publication | undefined,
): DocumentChange {
  const [wasPublic, isPublic] = [isPublished(before), isPublished(after)];
  return {
    collection: 'pages',
    id,
    ...(wasPublic && before?.slug && { slugBefore: before.slug }),
    ...(isPublic && after?.slug && { slugAfter: after.slug }),
    wasPublic,
    isPublic,
  };
}

function isPublished(page: Publication | undefined): boolean {
  return page?._status === 'published';
}
