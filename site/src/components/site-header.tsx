import { nameOf } from '../content/site-name.ts';
import type { Setting } from '../payload-types.ts';

/** Links are plain ones: pages are small and cached, the router's links would weigh more than they do. */
export function SiteHeader({ settings }: { readonly settings: Setting }) {
  return (
    <header className="site-header columns">
      <a className="site-name" href="/">
        {nameOf(settings)}
      </a>
      {settings.tagline && <span className="site-tagline">{settings.tagline}</span>}
    </header>
  );
}
