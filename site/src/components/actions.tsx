import type { Language } from '../content/words.ts';
import type { ButtonLink } from '../payload-types.ts';
import { TextLink } from './text-link.tsx';

interface Props {
  readonly links: readonly { readonly id?: string | null; readonly link: ButtonLink }[];
  readonly locale: Language;
}

/** What a reader may do next. */
export function Actions({ links, locale }: Props) {
  if (links.length === 0) return null;
  return (
    <p className="actions">
      {links.map(({ id, link }, index) => (
        <TextLink
          key={id ?? index}
          link={link}
          locale={locale}
          className={link.look === 'secondary' ? 'button quiet' : 'button'}
        />
      ))}
    </p>
  );
}
