import type { Page } from '../payload-types.ts';
import { Picture } from './picture.tsx';

/** What a page begins with. */
type Opening = Pick<Page, 'title' | 'lead' | 'cover'>;

export function Hero({ page: { title, lead, cover } }: { readonly page: Opening }) {
  return (
    <header className="hero columns">
      <h1 className="title across">{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {cover && typeof cover === 'object' && (
        <div className="last">
          <Picture media={cover} sizes="(min-width: 60rem) 50rem, 100vw" priority />
        </div>
      )}
    </header>
  );
}
