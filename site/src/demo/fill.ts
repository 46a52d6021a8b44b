import type { ContentLocale } from '@synestra/cms-core';
import type { Payload, PayloadRequest } from 'payload';
import sharp from 'sharp';
import { env } from '../env.ts';
import { drawings } from './drawings.ts';
import { takeIds } from './ids.ts';
import { buildForm, buildPages } from './pages.ts';
import { posts } from './posts.ts';
import { createWriter } from './rich-text.ts';
import { categories, navigation, note, pictures, settings, type PictureName } from './site.ts';
import type { InLanguage, Text } from './text.ts';

type Filled = 'pages' | 'posts' | 'media' | 'categories' | 'forms';
type Data = Record<string, unknown>;

const day = 24 * 60 * 60 * 1000;

/** Writes the demo content in every language of the site. */
export async function fill(payload: Payload, req: PayloadRequest): Promise<void> {
  const [first, ...others] = env.contentLocales;
  const write = await createWriter(payload);

  const save = async (
    collection: Filled,
    build: InLanguage<Data>,
    file?: { name: string; data: Buffer; size: number; mimetype: string },
  ): Promise<number> => {
    const created = await payload.create({
      collection,
      // What is built fits the collection; its name alone does not tell the compiler which one it is.
      data: build(first) as never,
      locale: first,
      depth: 0,
      req,
      ...(file && { file }),
    });
    for (const locale of others) {
      const data = takeIds(build(locale), created) as never;
      await payload.update({ collection, id: created.id, data, locale, depth: 0, req });
    }
    return created.id;
  };

  const pictureIds = {} as Record<PictureName, number>;
  for (const name of Object.keys(pictures) as PictureName[]) {
    const { alt, caption } = pictures[name];
    const file = await draw(name);
    pictureIds[name] = await save(
      'media',
      (locale) => ({ alt: alt[locale], caption: caption[locale] }),
      file,
    );
  }

  const categoryIds: Record<string, number> = {};
  for (const { slug, title, within } of categories) {
    const parent = within === undefined ? null : categoryIds[within];
    categoryIds[slug] = await save('categories', (locale) => ({
      slug,
      title: title[locale],
      parent,
    }));
  }

  const postIds: Record<string, number> = {};
  for (const { slug, title, lead, cover, content, daysAgo, ...post } of posts) {
    const parts = content(pictureIds);
    postIds[slug] = await save('posts', (locale) => ({
      slug,
      title: title[locale],
      lead: lead[locale],
      cover: cover && pictureIds[cover],
      content: write(...parts(locale)),
      categories: post.categories.map((one) => categoryIds[one]),
      relatedPosts: post.related.map((one) => postIds[one]),
      publishedAt: new Date(Date.now() - daysAgo * day).toISOString(),
      _status: 'published',
    }));
  }

  const form = await save('forms', buildForm(write));
  const pages = buildPages(write, {
    pictures: pictureIds,
    categories: categoryIds as Record<(typeof categories)[number]['slug'], number>,
    posts: postIds,
    form,
  });
  const pageIds: Record<string, number> = {};
  for (const [slug, build] of Object.entries(pages)) {
    pageIds[slug] = await save('pages', (locale) => ({
      slug,
      ...build(locale),
      _status: 'published',
    }));
  }

  const linkTo =
    (label: Text, page: number | undefined, url: string) => (locale: ContentLocale) => ({
      link:
        page === undefined
          ? { type: 'custom', url, label: label[locale] }
          : {
              type: 'reference',
              reference: { relationTo: 'pages', value: page },
              label: label[locale],
            },
    });
  const links = [
    linkTo(navigation.posts, undefined, '/posts'),
    linkTo(navigation.about, pageIds.about, ''),
    linkTo(navigation.contact, pageIds.contact, ''),
  ];
  const search = linkTo(navigation.search, undefined, '/search');
  await saveGlobal('header', (locale) => ({ navItems: links.map((link) => link(locale)) }));
  await saveGlobal('footer', (locale) => ({
    navItems: [...links, search].map((link) => link(locale)),
    note: note[locale],
  }));
  await saveGlobal('settings', (locale) => ({
    name: settings.name[locale],
    tagline: settings.tagline[locale],
    colours: settings.colours,
    seo: { description: settings.description[locale], image: pictureIds.harbour },
  }));

  async function saveGlobal(
    slug: 'header' | 'footer' | 'settings',
    build: InLanguage<Data>,
  ): Promise<void> {
    const data = build(first) as never;
    const stored = await payload.updateGlobal({ slug, data, locale: first, depth: 0, req });
    for (const locale of others) {
      const more = takeIds(build(locale), stored) as never;
      await payload.updateGlobal({ slug, data: more, locale, depth: 0, req });
    }
  }
}

async function draw(name: keyof typeof drawings) {
  const data = await sharp(Buffer.from(drawings[name])).png().toBuffer();
  return { name: `${name}.png`, data, size: data.length, mimetype: 'image/png' };
}
