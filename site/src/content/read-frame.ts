import { cache } from 'react';
import type { Footer, Header, Setting } from '../payload-types.ts';
import { declareTags } from './declare-tags.ts';
import { tagReferences } from './read-documents.ts';
import { findReader } from './reader.ts';
import { globalTag } from './tags.ts';
import type { Language } from './words.ts';

/** What stands on every page. */
export interface Frame {
  readonly settings: Setting;
  readonly header: Header;
  readonly footer: Footer;
}

export const readFrame = cache(async (locale: Language): Promise<Frame> => {
  const [settings, header, footer] = await Promise.all([
    readGlobal('settings', locale),
    readGlobal('header', locale),
    readGlobal('footer', locale),
  ]);
  return { settings, header, footer };
});

export async function readSettings(locale: Language): Promise<Setting> {
  return (await readFrame(locale)).settings;
}

async function readGlobal<Slug extends 'settings' | 'header' | 'footer'>(
  slug: Slug,
  locale: Language,
) {
  const { payload, rights } = await findReader();
  const global = await payload.findGlobal({ slug, locale, depth: 1, ...rights, draft: false });
  await declareTags([globalTag(slug), ...tagReferences(global)]);
  return global;
}
