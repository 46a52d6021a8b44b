import type { MediaBlock } from '../../payload-types.ts';
import { Figure } from '../figure.tsx';

/** How wide each kind is shown. */
const sizes: Record<MediaBlock['width'], string> = {
  text: '(min-width: 60rem) 50rem, 100vw',
  wide: '(min-width: 84rem) 76rem, 100vw',
  full: '100vw',
};

export function MediaSection({ block: { media, width } }: { readonly block: MediaBlock }) {
  if (typeof media !== 'object') return null;
  if (width === 'full') {
    return (
      <section className="bleed">
        <Figure media={media} sizes={sizes.full} />
      </section>
    );
  }
  return (
    <section className="columns">
      <div className={width === 'wide' ? 'across' : 'last'}>
        <Figure media={media} sizes={sizes[width]} />
      </div>
    </section>
  );
}
