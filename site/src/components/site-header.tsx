import Link from 'next/link';
import { nameOf } from '../content/site-name.ts';
import type { Setting } from '../payload-types.ts';

export function SiteHeader({ settings }: { readonly settings: Setting }) {
  return (
    <header className="site-header">
      <Link className="site-name" href="/">
        {nameOf(settings)}
      </Link>
      {settings.tagline && <span className="site-tagline">{settings.tagline}</span>}
    </header>
  );
}
