import { imageWidths } from '@synestra/cms-core';
import type { Media } from '../payload-types.ts';

interface Props {
  readonly media: Media;
  /** How wide it is shown, in the words of the HTML attribute. */
  readonly sizes: string;
  /** The picture that a reader sees first. */
  readonly priority?: boolean;
}

/** A picture in all the widths that were made at its upload; the browser takes the one that fits. */
export function Picture({ media, sizes, priority = false }: Props) {
  return (
    <img
      className="picture"
      src={pathOf(media.url)}
      srcSet={formatWidths(media)}
      sizes={sizes}
      width={media.width ?? undefined}
      height={media.height ?? undefined}
      alt={media.alt}
      decoding="async"
      loading={priority ? 'eager' : 'lazy'}
      fetchPriority={priority ? 'high' : 'auto'}
      style={{ objectPosition: `${media.focalX ?? 50}% ${media.focalY ?? 50}%` }}
    />
  );
}

const widths = Object.keys(imageWidths) as (keyof typeof imageWidths)[];

function formatWidths({ sizes = {} }: Media): string {
  return widths
    .map((name) => sizes[name] ?? {})
    .flatMap(({ url, width }) => (url && width ? [`${pathOf(url)} ${width}w`] : []))
    .join(', ');
}

/** Pictures come from the site's own address, whichever of its names the reader took. */
function pathOf(url: string | null | undefined): string {
  if (!url) return '';
  return URL.canParse(url) ? new URL(url).pathname : url;
}
