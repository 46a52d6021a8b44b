import type { PostSummary } from '../../content/read-posts.ts';
import type { Language } from '../../content/words.ts';

interface Props {
  readonly post: Pick<PostSummary, 'publishedAt' | 'categories'>;
  readonly locale: Language;
}

/** When a post was written, and of what. */
export function PostFacts({ post: { publishedAt, categories }, locale }: Props) {
  const titles = (categories ?? []).flatMap((one) => (typeof one === 'object' ? [one.title] : []));
  return (
    <p className="facts" lang={locale}>
      {publishedAt && <PostDate date={publishedAt} locale={locale} />}
      {titles.map((title) => (
        <span key={title}>{title}</span>
      ))}
    </p>
  );
}

/** The same day for every reader, wherever the server stands. */
export function PostDate({ date, locale }: { readonly date: string; readonly locale: Language }) {
  const format = new Intl.DateTimeFormat(locale === 'en' ? 'en-GB' : locale, {
    dateStyle: 'long',
    timeZone: 'UTC',
  });
  return <time dateTime={date.slice(0, 10)}>{format.format(new Date(date))}</time>;
}
