import { nameOf } from '../content/site-name.ts';
import type { Setting } from '../payload-types.ts';

export function SiteFooter({ settings }: { readonly settings: Setting }) {
  return (
    <footer className="site-footer columns">
      <p className="across">{nameOf(settings)}</p>
    </footer>
  );
}
