import { addressOf } from '../../content/addresses.ts';
import type { Language } from '../../content/words.ts';
import { env } from '../../env.ts';
import type { Post } from '../../payload-types.ts';

interface Props {
  readonly post: Post;
  readonly locale: Language;
}

/** What a search engine should know of a post. */
export function PostData({ post, locale }: Props) {
  const authors = (post.populatedAuthors ?? []).flatMap(({ name }) => (name ? [name] : []));
  const data = {
    '@context': 'https://schema.org',
    '@type': 'BlogPosting',
    headline: post.title,
    description: post.lead ?? undefined,
    inLanguage: locale,
    url: new URL(addressOf('posts', post.slug ?? '', locale), env.siteUrl).href,
    datePublished: post.publishedAt ?? undefined,
    dateModified: post.updatedAt,
    author: authors.map((name) => ({ '@type': 'Person', name })),
  };
  return (
    <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: formatForHtml(data) }} />
  );
}

/** No text of an editor can end the script that it stands in. */
function formatForHtml(data: object): string {
  return JSON.stringify(data).replaceAll('<', '\\u003c');
}
