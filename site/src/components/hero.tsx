import type { Page } from '../payload-types.ts';
import { Picture } from './picture.tsx';

/** What a page begins with. */
type Opening = Pick<Page, 'title'> & { readonly hero: Pick<Page['hero'], 'lead' | 'media'> };

export function Hero({ page: { title, hero } }: { readonly page: Opening }) {
  const { lead, media } = hero;
  return (
    <header className="hero columns">
      <h1 className="title across">{title}</h1>
      {lead && <p className="lead">{lead}</p>}
      {media && typeof media === 'object' && (
        <div className="last">
          <Picture media={media} sizes="(min-width: 60rem) 50rem, 100vw" priority />
        </div>
      )}
    </header>
  );
}
