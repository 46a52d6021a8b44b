import type { CollectionConfig } from 'payload';
import { publishedOrSignedIn, signedIn } from '../access/rules.ts';
import { tellPublicChange } from '../hooks/tell-public-change.ts';
import { watchPublication } from '../hooks/watch-publication.ts';
import type { AddressedCollection } from '../path-of.ts';
import { createPreview, type PreviewUrl } from '../preview.ts';
import type { OnPublicChange } from '../public-change.ts';
import { followRenamed, forgetDeleted } from '../redirects/follow-renamed.ts';

export interface DraftsOptions {
  readonly onPublicChange: OnPublicChange;
  readonly previewUrl: PreviewUrl;
}

/** What pages and posts have in common: they are written as drafts and published at an address. */
export function createDrafts(
  collection: AddressedCollection,
  { onPublicChange, previewUrl }: DraftsOptions,
): Required<Pick<CollectionConfig, 'access' | 'versions' | 'hooks' | 'admin' | 'defaultPopulate'>> {
  const hooks = watchPublication(collection, [
    followRenamed(collection),
    tellPublicChange(onPublicChange),
  ]);
  return {
    admin: { useAsTitle: 'title', ...createPreview(collection, previewUrl) },
    access: {
      read: publishedOrSignedIn,
      readVersions: signedIn,
      create: signedIn,
      update: signedIn,
      delete: signedIn,
    },
    versions: {
      drafts: { autosave: { interval: 800 }, schedulePublish: true, validate: false },
      maxPerDoc: 50,
    },
    // Whoever links to a document wants to know where it is, not all that it says.
    defaultPopulate: { title: true, slug: true },
    hooks: { ...hooks, beforeDelete: [forgetDeleted(collection)] },
  };
}
