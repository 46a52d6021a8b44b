import { listPath, localise } from '../../content/addresses.ts';
import { readPost } from '../../content/read-documents.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import type { Post } from '../../payload-types.ts';
import { EditorTools } from '../editor/editor-tools.tsx';
import { languageOf } from '../language-of.ts';
import { Picture } from '../picture.tsx';
import { PostDate } from '../posts/post-facts.tsx';
import { PostRows } from '../posts/post-rows.tsx';
import { PostData } from '../posts/post-data.tsx';
import { Prose } from '../prose.tsx';
import { Unpublished } from './unpublished.tsx';

interface Props {
  readonly slug: string;
  readonly path: string;
  readonly locale: Language;
}

export async function PostView({ slug, path, locale }: Props) {
  const post = await readPost(slug, locale);
  if (!post) return <Unpublished path={path} locale={locale} />;
  const { title, lead, cover, content } = post;
  return (
    <>
      <article lang={languageOf(`${title} ${lead ?? ''}`, locale)}>
        <header className="hero post columns">
          <h1 className="title across">{title}</h1>
          <PostByline post={post} locale={locale} />
          {lead && <p className="lead last">{lead}</p>}
          {cover && typeof cover === 'object' && (
            <div className="across">
              <Picture media={cover} sizes="(min-width: 84rem) 76rem, 100vw" priority />
            </div>
          )}
        </header>
        {content && (
          <div className="columns">
            <div className="last">
              <Prose text={content} locale={locale} />
            </div>
          </div>
        )}
      </article>
      <Related post={post} locale={locale} />
      <PostData post={post} locale={locale} />
      <EditorTools collection="posts" id={post.id} locale={locale} />
    </>
  );
}

interface PartProps {
  readonly post: Post;
  readonly locale: Language;
}

function PostByline({ post, locale }: PartProps) {
  const authors = (post.populatedAuthors ?? []).flatMap(({ name }) => (name ? [name] : []));
  const categories = (post.categories ?? []).filter((category) => typeof category === 'object');
  return (
    <div className="byline" lang={locale}>
      {post.publishedAt && (
        <p>
          <PostDate date={post.publishedAt} locale={locale} />
        </p>
      )}
      {authors.length > 0 && (
        <p>
          {wordsIn(locale).by} {new Intl.ListFormat(locale).format(authors)}
        </p>
      )}
      {categories.length > 0 && (
        <ul className="chips">
          {categories.map(({ id, title, slug }) => (
            <li key={id}>
              <a href={localise(listPath(1, slug ?? ''), locale)}>{title}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

function Related({ post, locale }: PartProps) {
  const posts = (post.relatedPosts ?? []).filter((other) => typeof other === 'object');
  if (posts.length === 0) return null;
  return (
    <aside className="related columns" aria-labelledby="related">
      <h2 id="related">{wordsIn(locale).related}</h2>
      <div className="last">
        <PostRows posts={posts} locale={locale} />
      </div>
    </aside>
  );
}
