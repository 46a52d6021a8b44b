import { listPath, localise } from '../../content/addresses.ts';
import { parentOf } from '../../content/category-family.ts';
import { wordsIn, type Language } from '../../content/words.ts';
import type { Category } from '../../payload-types.ts';

interface Props {
  readonly categories: readonly Category[];
  /** The category that is shown; without it all posts are. */
  readonly current?: Category;
  readonly locale: Language;
}

/** The ways up and down between the lists of posts: to all of them, and to what lies right below. */
export function CategoryMenu({ categories, current, locale }: Props) {
  const words = wordsIn(locale);
  const above = current ? findAbove(current, categories) : [];
  const below = categories.filter((category) => parentOf(category) === current?.id);
  if (!current && below.length === 0) return null;
  return (
    <nav aria-label={words.categories}>
      <ul className="chips">
        {current && (
          <li>
            <a href={localise('/posts', locale)}>{words.allPosts}</a>
          </li>
        )}
        {[...above, ...below].map(({ id, title, slug }) => (
          <li key={id}>
            <a href={localise(listPath(1, slug ?? ''), locale)}>{title}</a>
          </li>
        ))}
      </ul>
    </nav>
  );
}

/** From the top down to the parent; a circle of parents is left at its second turn. */
function findAbove(category: Category, all: readonly Category[]): Category[] {
  const above: Category[] = [];
  let parent = all.find(({ id }) => id === parentOf(category));
  while (parent && !above.includes(parent)) {
    above.unshift(parent);
    const next = parentOf(parent);
    parent = all.find(({ id }) => id === next);
  }
  return above;
}
