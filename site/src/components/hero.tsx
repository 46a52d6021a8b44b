import type { Page } from '../payload-types.ts';
import { Picture } from './picture.tsx';

interface Props {
  readonly page: Page;
  /** Wide: text and picture side by side where there is room. */
  readonly layout: 'wide' | 'narrow';
}

export function Hero({ page: { title, lead, cover }, layout }: Props) {
  return (
    <header className={`hero hero-${layout}`}>
      <div className="hero-text">
        <h1>{title}</h1>
        {lead && <p className="lead">{lead}</p>}
      </div>
      {cover && typeof cover === 'object' && (
        <Picture
          media={cover}
          sizes={
            layout === 'wide' ? '(min-width: 60rem) 50vw, 100vw' : '(min-width: 60rem) 56rem, 100vw'
          }
          priority
        />
      )}
    </header>
  );
}
