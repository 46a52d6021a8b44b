import type { CollectionSlug, PayloadRequest, Where } from 'payload';
import type { OnPublication } from '../hooks/watch-publication.ts';
import { pathOf, type AddressedCollection } from '../path-of.ts';

const redirects = 'redirects' as CollectionSlug;

/**
 * Keeps old addresses alive. A redirect leads to the document rather than to its address of the day,
 * so renaming twice makes no chain; and where a document stands now, no redirect leads away.
 */
export function followRenamed(collection: AddressedCollection): OnPublication {
  return async ({ id, before, after }, req) => {
    const [from, to] = [before?.slug, after?.slug].map((slug) =>
      slug === undefined ? undefined : pathOf(collection, slug),
    );
    const reference = { relationTo: collection, value: Number(id) };
    if (to !== undefined && to !== from) await remove(req, { from: { equals: to } });
    // Whoever asks for the home page expects the one that there is, not the one that there was.
    if (from === undefined || to === undefined || from === to || from === '/') return;
    const target = { type: 'reference' as const, reference };
    await remove(req, { from: { equals: from } });
    await req.payload.create({ collection: redirects, data: { from, to: target }, depth: 0, req });
    await req.payload.update({
      collection: redirects,
      where: { and: [{ 'to.type': { equals: 'custom' } }, { 'to.url': { equals: from } }] },
      data: { to: { ...target, url: null } },
      depth: 0,
      req,
    });
  };
}

/** Whatever led to a document that is gone leads nowhere. */
export function forgetDeleted(collection: AddressedCollection) {
  return async ({ id, req }: { id: number | string; req: PayloadRequest }): Promise<void> => {
    await remove(req, {
      and: [
        { 'to.reference.relationTo': { equals: collection } },
        { 'to.reference.value': { equals: id } },
      ],
    });
  };
}

async function remove(req: PayloadRequest, where: Where): Promise<void> {
  const { errors } = await req.payload.delete({ collection: redirects, where, depth: 0, req });
  const [first] = errors;
  if (first) throw new Error(`a redirect could not be deleted: ${first.message}`);
}
