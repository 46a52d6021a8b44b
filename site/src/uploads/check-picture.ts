import type { SharpDependency } from 'payload';
import { createRefusal } from '../server/refusal.ts';
import { makeFileName } from './file-name.ts';

/** Width by height by frames; a picture of this size takes 200 MB while it is worked on. */
export const mostPixels = 50_000_000;

interface Given {
  readonly name: string;
  readonly data: Buffer;
  readonly tempFilePath?: string;
}

/** What a picture is by its first bytes, whatever it is called. */
export interface Picture {
  readonly name: string;
  readonly mimetype: string;
}

/** What the library of pictures tells; Payload's type of it knows nothing of this. */
interface Facts {
  readonly format?: string;
  readonly compression?: string;
  readonly width?: number;
  readonly height?: number;
  readonly pages?: number;
}

const formats: Readonly<Record<string, { extension: string; mimetype: string }>> = {
  jpeg: { extension: 'jpg', mimetype: 'image/jpeg' },
  png: { extension: 'png', mimetype: 'image/png' },
  webp: { extension: 'webp', mimetype: 'image/webp' },
  gif: { extension: 'gif', mimetype: 'image/gif' },
  heif: { extension: 'avif', mimetype: 'image/avif' },
  svg: { extension: 'svg', mimetype: 'image/svg+xml' },
};

/** The name and the type that a file deserves; refuses what is no picture, or too large a one. */
export async function checkPicture(file: Given, sharp: SharpDependency): Promise<Picture> {
  const facts = await read(file, sharp);
  const { [facts.format ?? '']: format } = formats;
  // HEIC from a phone has the same container as AVIF, and no browser but one shows it.
  if (!format || (facts.format === 'heif' && facts.compression !== 'av1')) {
    throw createRefusal(
      400,
      'This is no picture of a known kind: JPEG, PNG, WebP, AVIF, GIF or SVG.',
    );
  }
  const pixels = (facts.width ?? 0) * (facts.height ?? 0) * (facts.pages ?? 1);
  if (pixels === 0 || pixels > mostPixels) {
    throw createRefusal(
      400,
      'The picture is too large: at most 50 million pixels, in all of its frames.',
    );
  }
  return { name: makeFileName(file.name, format.extension), mimetype: format.mimetype };
}

/** Reads the beginning of a file; nothing is unpacked. */
async function read({ data, tempFilePath }: Given, sharp: SharpDependency): Promise<Facts> {
  const file = tempFilePath === undefined || tempFilePath === '' ? data : tempFilePath;
  try {
    const picture = sharp(file, { limitInputPixels: mostPixels }) as {
      metadata: () => Promise<Facts>;
    };
    return await picture.metadata();
  } catch {
    throw createRefusal(400, 'The picture cannot be read.');
  }
}
