import type { GlobalAfterChangeHook } from 'payload';
import type { OnPublicChange } from '../public-change.ts';
import type { OnPublication } from './watch-publication.ts';

/** Hands on what changed as plain data. */
export function tellPublicChange(onPublicChange: OnPublicChange): OnPublication {
  return ({ collection, id, before, after }, req) =>
    onPublicChange(
      {
        collection,
        id,
        ...(before?.slug !== undefined && { slugBefore: before.slug }),
        ...(after?.slug !== undefined && { slugAfter: after.slug }),
        wasPublic: before !== undefined,
        isPublic: after !== undefined,
      },
      req,
    );
}

/** A global has no drafts: whatever is saved, readers see. */
export function tellGlobalChange(
  global: string,
  onPublicChange: OnPublicChange,
): GlobalAfterChangeHook {
  return ({ req }) => onPublicChange({ global }, req);
}
