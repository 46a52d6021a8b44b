import { imageWidths } from '@synestra/cms-core';
import type { Media } from '../payload-types.ts';

interface Props {
  readonly media: Media;
  /** How wide it is shown, in the words of the HTML attribute. */
  readonly sizes: string;
  /** The picture that a reader sees first. */
  readonly priority?: boolean;
  /** Beside a text that says the same, it is for the eye alone. */
  readonly decorative?: boolean;
}

/** A picture in all the widths that were made at its upload; the browser takes the one that fits. */
export function Picture({ media, sizes, priority = false, decorative = false }: Props) {
  return (
    <img
      className="picture"
      src={pathOfFile(media.url)}
      srcSet={formatWidths(media)}
      sizes={sizes}
      width={media.width ?? undefined}
      height={media.height ?? undefined}
      alt={decorative ? '' : media.alt}
      decoding="async"
      loading={priority ? 'eager' : 'lazy'}
      fetchPriority={priority ? 'high' : 'auto'}
      style={{ objectPosition: `${media.focalX ?? 50}% ${media.focalY ?? 50}%` }}
    />
  );
}

/** What is cut for other sites to show is no width of the picture. */
function formatWidths({ sizes = {} }: Media): string | undefined {
  const widths = (Object.keys(imageWidths) as (keyof typeof imageWidths)[]).flatMap((name) => {
    const { url, width } = sizes[name] ?? {};
    return url && width ? [`${pathOfFile(url)} ${width}w`] : [];
  });
  return widths.length > 0 ? widths.join(', ') : undefined;
}

/** Pictures come from the site's own address, whichever of its names the reader took. */
export function pathOfFile(url: string | null | undefined): string | undefined {
  if (!url) return undefined;
  return URL.canParse(url) ? new URL(url).pathname : url;
}
