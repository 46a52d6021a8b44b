import { homeSlug } from '@synestra/cms-core';
import type { Metadata } from 'next';
import { env } from '../env.ts';
import type { Media, Page, Post } from '../payload-types.ts';
import { listPath, locales, localise } from './addresses.ts';
import type { Place } from './find-route.ts';
import { readCategory, readPage, readPost } from './read-documents.ts';
import { readSettings } from './read-frame.ts';
import { nameOf } from './site-name.ts';
import { wordsIn, type Language } from './words.ts';

/** What holds for every page of a site. */
export async function describeSite(locale: Language): Promise<Metadata> {
  const settings = await readSettings(locale);
  const name = nameOf(settings);
  return {
    metadataBase: new URL(env.siteUrl),
    title: { default: name, template: `%s · ${name}` },
    icons: { icon: { url: '/icon.svg', type: 'image/svg+xml' } },
    // Only production is for search engines.
    robots: env.environment === 'prod' ? undefined : { index: false, follow: false },
  };
}

/** What search engines and other sites are told of a page. */
export async function describePlace({ route, path, locale }: Place): Promise<Metadata> {
  switch (route.kind) {
    case 'page': {
      const page = await readPage(route.slug, locale);
      if (!page) return route.slug === homeSlug ? describe({ path, locale }) : missing;
      return describe({ path, locale, ...factsOf(page), isHome: route.slug === homeSlug });
    }
    case 'post': {
      const post = await readPost(route.slug, locale);
      if (!post) return missing;
      return describe({ path, locale, ...factsOf(post), publishedAt: post.publishedAt });
    }
    case 'posts':
      return describe({
        path,
        locale,
        title: withNumber(wordsIn(locale).posts, route.number, locale),
      });
    case 'category': {
      const category = await readCategory(route.slug, locale);
      if (!category) return missing;
      const title = withNumber(category.title, route.number, locale);
      return describe({ path: listPath(route.number, route.slug), locale, title });
    }
    case 'missing':
      return missing;
  }
}

/** Without a title it has the name of the site. */
const missing: Metadata = { robots: { index: false, follow: false } };

interface Facts {
  readonly path: string;
  readonly locale: Language;
  readonly title?: string | undefined;
  readonly description?: string | undefined;
  readonly image?: Media | undefined;
  readonly isHome?: boolean;
  readonly publishedAt?: string | null | undefined;
}

/** What an editor wrote for search engines goes before what readers see. */
function factsOf(document: Page | Post): Pick<Facts, 'title' | 'description' | 'image'> {
  const { meta, title } = document;
  const lead = 'hero' in document ? document.hero.lead : document.lead;
  const picture = 'hero' in document ? document.hero.media : document.cover;
  return {
    title: meta?.title ?? title,
    description: meta?.description ?? lead ?? undefined,
    image: mediaOf(meta?.image) ?? mediaOf(picture),
  };
}

async function describe(facts: Facts): Promise<Metadata> {
  const { path, locale, isHome = false, publishedAt } = facts;
  const settings = await readSettings(locale);
  const name = nameOf(settings);
  const title = facts.title ?? name;
  const description =
    facts.description ?? settings.seo?.description ?? settings.tagline ?? undefined;
  const images = describeImage(facts.image ?? mediaOf(settings.seo?.image));
  const url = localise(path, locale);
  return {
    ...(facts.title === undefined ? {} : { title: isHome ? { absolute: title } : title }),
    description: description ?? null,
    alternates: { canonical: url, ...describeLanguages(path) },
    openGraph: {
      title,
      url,
      siteName: name,
      locale,
      ...(description === undefined ? {} : { description }),
      ...(images ? { images } : {}),
      ...(publishedAt
        ? { type: 'article' as const, publishedTime: publishedAt }
        : { type: 'website' as const }),
    },
    twitter: { card: images ? 'summary_large_image' : 'summary' },
  };
}

function describeLanguages(path: string): { languages?: Record<string, string> } {
  if (locales.length === 1) return {};
  const languages = locales.map((locale) => [locale, localise(path, locale)] as const);
  return { languages: { ...Object.fromEntries(languages), 'x-default': path } };
}

/** The size that was cut for other sites; without it the picture as it is. */
function describeImage(media: Media | undefined) {
  const { url, width, height } = media?.sizes?.og?.url ? media.sizes.og : (media ?? {});
  if (!url || !width || !height) return undefined;
  return [{ url, width, height, alt: media?.alt ?? '' }];
}

function mediaOf(field: number | Media | null | undefined): Media | undefined {
  return field && typeof field === 'object' ? field : undefined;
}

function withNumber(title: string, number: number, locale: Language): string {
  return number === 1 ? title : `${title} · ${wordsIn(locale).pageNumber(number)}`;
}
