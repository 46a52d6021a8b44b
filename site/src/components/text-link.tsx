import type { ReactNode } from 'react';
import { findTarget, type Link } from '../content/link-target.ts';
import type { Language } from '../content/words.ts';

interface Props {
  readonly link: Link;
  readonly locale: Language;
  readonly className?: string;
  readonly children?: ReactNode;
}

/** A link as an editor made it. One whose page is not published leads nowhere, and is not shown. */
export function TextLink({ link, locale, className, children }: Props) {
  const href = findTarget(link, locale);
  if (href === undefined) return null;
  return (
    <a className={className} href={href} {...(link.newTab ? { target: '_blank' } : {})}>
      {children ?? link.label}
    </a>
  );
}
