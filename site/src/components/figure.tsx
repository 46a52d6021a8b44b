import type { Media } from '../payload-types.ts';
import { Picture } from './picture.tsx';

interface Props {
  readonly media: Media;
  readonly sizes: string;
}

/** A picture and what its editor says of it. */
export function Figure({ media, sizes }: Props) {
  return (
    <figure className="figure">
      <Picture media={media} sizes={sizes} />
      {media.caption && <figcaption>{media.caption}</figcaption>}
    </figure>
  );
}
