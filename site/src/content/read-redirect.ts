import { declareTags } from './declare-tags.ts';
import { localise } from './addresses.ts';
import { findAddress } from './link-target.ts';
import { tagReferences } from './read-documents.ts';
import { findReader } from './reader.ts';
import { listTag } from './tags.ts';
import type { Language } from './words.ts';

/**
 * Where an address leads that has no page; in the reader's language. An editor writes it without a
 * language, or with one to speak of that alone.
 */
export async function readRedirect(path: string, locale: Language): Promise<string | undefined> {
  const { payload, rights } = await findReader();
  await declareTags([listTag('redirects')]);
  const localised = localise(path, locale);
  const { docs } = await payload.find({
    collection: 'redirects',
    where: { from: { in: [path, localised] } },
    locale,
    depth: 1,
    limit: 2,
    pagination: false,
    ...rights,
    overrideAccess: true,
    draft: false,
  });
  const found = docs.find(({ from }) => from === localised) ?? docs[0];
  if (!found) return undefined;
  await declareTags(tagReferences(found));
  const { to } = found;
  if (to?.type === 'custom') return leadTo(to.url, locale);
  return to?.reference ? findAddress(to.reference, locale) : undefined;
}

/** An address on this site is meant for every language. */
function leadTo(url: string | null | undefined, locale: Language): string | undefined {
  if (!url) return undefined;
  return url.startsWith('/') ? localise(url, locale) : url;
}
