import type { Language } from '../content/words.ts';
import type { Page } from '../payload-types.ts';
import { Actions } from './actions.tsx';
import { Picture } from './picture.tsx';

interface Props {
  readonly title: string;
  readonly hero: Page['hero'];
  readonly locale: Language;
}

/**
 * What a page begins with: at the least its blocks, and a title for those who hear the page; at the
 * most a picture across the whole window that the title lies upon.
 */
export function Hero({ title, hero, locale }: Props) {
  const { type, lead, media, links } = hero;
  if (type === 'none') return <h1 className="hidden-title">{title}</h1>;
  const picture = media && typeof media === 'object' ? media : undefined;
  const heading = <h1 className="title across">{title}</h1>;
  const text = (
    <div className="hero-text">
      {lead && <p className="lead">{lead}</p>}
      <Actions links={links ?? []} locale={locale} />
    </div>
  );
  if (type === 'high' && picture) {
    return (
      <header className="hero high columns">
        <div className="hero-front">
          {heading}
          {text}
        </div>
        <div className="hero-picture">
          <Picture media={picture} sizes="100vw" priority />
        </div>
      </header>
    );
  }
  return (
    <header className="hero columns">
      {heading}
      {text}
      {picture && type !== 'low' && (
        <div className="hero-picture">
          <Picture media={picture} sizes="(min-width: 60rem) 50rem, 100vw" priority />
        </div>
      )}
    </header>
  );
}
